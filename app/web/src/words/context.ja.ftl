### チームの事業とのつながりと、グラフの警報の背景。

family-they-dont-get-us = 「わかってもらえない」
family-i-dont-get-them = 「相手のことがわからない」

## タグのグラフ

team-unit-they-dont-get-us = ↑ タグが多い・↓ 少ない
team-unit-i-dont-get-them = ↑ タグが多い・↓ 少ない
team-they-dont-get-us-not-yet = 「わかってもらえない」はまだ不明です
team-they-dont-get-us-steady = 「わかってもらえない」の頻度はいつも通りです
team-they-dont-get-us-worse = { $week }ごろから、「わかってもらえない」がいつもより増えています
team-they-dont-get-us-better = { $week }ごろから、「わかってもらえない」がいつもより減っています
team-they-dont-get-us-about = 「わかってもらえない」のタグが付いたチェックインが、このグループの最初の12週と比べて2倍(上)・半分(下)になったと言える度合いです。誰か一人を除いても成り立つものだけを示します。逆向きのタグは別に示し、決して合計しません。
team-they-dont-get-us-caption = 「わかってもらえない」の変化の段階(週ごと)
team-i-dont-get-them-not-yet = 「相手のことがわからない」はまだ不明です
team-i-dont-get-them-steady = 「相手のことがわからない」の頻度はいつも通りです
team-i-dont-get-them-worse = { $week }ごろから、「相手のことがわからない」がいつもより増えています
team-i-dont-get-them-better = { $week }ごろから、「相手のことがわからない」がいつもより減っています
team-i-dont-get-them-about = 「相手のことがわからない」のタグが付いたチェックインが、このグループの最初の12週と比べて2倍(上)・半分(下)になったと言える度合いです。誰か一人を除いても成り立つものだけを示します。逆向きのタグは別に示し、決して合計しません。
team-i-dont-get-them-caption = 「相手のことがわからない」の変化の段階(週ごと)
team-title-they-dont-get-us-act = 「わかってもらえない」がいつもより増えています。誰を除いても同じです
team-title-they-dont-get-us-watch = 「わかってもらえない」が増えているかもしれません
team-title-they-dont-get-us-better = 「わかってもらえない」がいつもより減っています
team-title-i-dont-get-them-act = 「相手のことがわからない」がいつもより増えています。誰を除いても同じです
team-title-i-dont-get-them-watch = 「相手のことがわからない」が増えているかもしれません
team-title-i-dont-get-them-better = 「相手のことがわからない」がいつもより減っています

## 人の割合

context-title = 事業とのつながり
context-about = 人の割合を、4週ごと(週の2つの質問)と2週ごと(接点)の区切りで見ます。区切りの間ずっとチームにいた人だけを数え、誰か一人を除いても成り立つ状態だけを示します。10人未満では「いつも通り」か「注意」だけです。
context-policy = どこから十分とするか:
context-clear = 誰がなぜ使うか
context-clear-ok = いま作っているものを誰が使い、なぜいま大切なのかを、十分な人が知っています。
context-clear-watch = いま作っているものを誰が使い、なぜいま大切なのかを知っている人が、足りていません。
context-clear-act = いま作っているものを誰が使い、なぜいま大切なのかを知っている人が、大きく足りていません。
context-heard = 制約への理解
context-heard-ok = 優先順位を決める人たちが仕事の制約を理解していると、十分な人が感じています。
context-heard-watch = 優先順位を決める人たちが仕事の制約を理解していると感じる人が、足りていません。
context-heard-act = 優先順位を決める人たちが仕事の制約を理解していると感じる人が、大きく足りていません。
context-contact = 事業側や利用者との雑談
context-contact-ok = 事業側の人や利用者と雑談した人が、十分にいます。
context-contact-watch = 事業側の人や利用者と雑談した人が、足りていません。
context-contact-act = 事業側の人や利用者と雑談した人が、大きく足りていません。
context-since = { $week }からこの状態です。
context-class-firm = 割合は{ $from }〜{"\u2060"}{ $to }%。偶然だけでは状態は変わりません。
context-class-uncertain = 割合は{ $from }〜{"\u2060"}{ $to }%。偶然だけで状態が変わることもありえます。
context-not-yet = まだ不明です。早ければ{ $week }のあと、{ $least }人以上の回答があればわかります。
team-title-clear-act = 誰がなぜ使うのかを知っている人が、大きく足りていません
team-title-clear-watch = 誰がなぜ使うのかを知っている人が、足りていません
team-title-heard-act = 仕事の制約は、ほとんど理解されていないと受け止められています
team-title-heard-watch = 仕事の制約が理解されていると感じる人が、足りていません
team-title-contact-act = 事業側や利用者と話す人が、ほとんどいません

## なぜか

team-arithmetic = 証拠は{ $week }ごろから積み上がり、3段階中{ $step }です。段階2から「要対応」になります。
team-arithmetic-provisional = 証拠は{ $week }ごろから積み上がり、3段階中{ $step }です。暫定のあいだは「要対応」にはなりません。
team-reason-none = これ以上は、個人のことに触れずには言えません。
team-reason-days-remote-more = リモート勤務日がいつもより増えたことと重なっています。
team-reason-days-remote-felt-worse = リモート勤務日の感じ方がいつもより悪くなったことと重なっています。
team-reason-days-office-more = 出社日がいつもより増えたことと重なっています。
team-reason-days-office-felt-worse = 出社日の感じ方がいつもより悪くなったことと重なっています。
team-reason-days-quiet-more = 雑談のない日がいつもより増えたことと重なっています。
team-reason-days-quiet-felt-worse = 雑談のない日の感じ方がいつもより悪くなったことと重なっています。
team-reason-days-talk-more = 雑談のある日がいつもより増えたことと重なっています。
team-reason-days-talk-felt-worse = 雑談のある日の感じ方がいつもより悪くなったことと重なっています。
team-reason-days-intruded-more = 仕事が入った晩の翌日が増えたことと重なっています。
team-reason-days-intruded-felt-worse = 仕事が入った晩の翌日の感じ方が悪くなったことと重なっています。
team-reason-days-undisturbed-more = 仕事の入らなかった晩の翌日が増えたことと重なっています。
team-reason-days-undisturbed-felt-worse = 仕事の入らなかった晩の翌日の感じ方が悪くなったことと重なっています。
team-reason-kind = 最近の4週間に最も多くの人が記録したもの:{ $what }。
team-reason-topic = 最近の4週間に何人もが挙げたもの:{ $what }。

## どうなれば解けるか

team-clears-isolation = 何人かの週がその人のいつも通りに戻れば、段階は下がります。
team-clears-home-to-work = 何人かの割り込みがいつも通りの回数に戻れば、段階は下がります。
team-clears-work-to-home = 何人かの、仕事が家庭に入る日がいつも通りに戻れば、段階は下がります。
team-clears-they-dont-get-us = 何人かのチェックインで、タグの頻度がいつも通りに戻れば、段階は下がります。
team-clears-i-dont-get-them = 何人かのチェックインで、タグの頻度がいつも通りに戻れば、段階は下がります。
context-clears = 次の区切りが終わるときに改めて見ます。誰を除いても十分な人がそう答えれば解けます。

## 試せること

team-try-isolation = 議題のない15分を週に一度チームに設け、何が変わったかを話してみてください。一人ずつではなく、チームに尋ねてください。
team-try-home-to-work = すぐに返事をしなくてよい時間帯をチームで決め、家庭の用事に合わせて予定を組めるようにしてみてください。
team-try-work-to-home = この1か月の時間外のアラートと連絡を一緒に見直してみてください。待てたものはどれか、残りは誰が交代で受けるか。
team-try-they-dont-get-us = 優先順位を決める人を一人、30分チームの会議に招き、仕事を遅くしているものを聞いてもらってください。
team-try-i-dont-get-them = 優先順位を決める人を一人招き、何で評価され、今期は何を心配しているのかを話してもらってください。
context-try-clear = 次の計画づくりを、一人の利用者の話から始めてみてください。誰が使い、その人の何が変わるのか。
context-try-heard = チームの大きな制約を三つ、何が失われるかとともに書き出し、優先順位を決める人と見てみてください。
context-try-contact = チームの次の雑談の場に、事業側の人か利用者を一人招いてみてください。
