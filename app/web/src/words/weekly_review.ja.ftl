### リーダーの週の振り返り：議題、先に予想、フォローアップ、メモ。

nav-review = 振り返り
weekly-title = 週の振り返り
weekly-none = リーダーをしているチームがありません。チームのリーダーになると、週に一度ここに議題が出ます。
weekly-overview-title =
    { $open ->
        [0] すべてのチームを振り返りました
        [1] 振り返りを待つチームが1つあります
       *[other] 振り返りを待つチームが{ $open }つあります
    }
weekly-overview-lead = 最後に締まった週に何が動いたか、約束したことがどうなったかを見ます。10分で終わります。
weekly-open = 議題を開く
weekly-title-first = このチームで最初に公表された週です
weekly-title-moved =
    { $moved ->
        [0] { $week }から変わったことはありません
       *[other] { $week }から動いたことが{ $moved }つあります
    }
weekly-held = 前回の振り返り：{ $week }。{ $at }、{ $by }さん。
weekly-held-never = このチームの週は、まだ一度も振り返られていません。
weekly-standing =
    { $open ->
        [0] 以前から続いていることはありません。
       *[other] 以前から続いていることが{ $open }つあります。
    }{ $follow ->
        [0] 未完了のフォローアップはありません。
       *[other] 未完了のフォローアップは{ $follow }件です。
    }
weekly-talk = 話し合うこと
weekly-talk-none = 目立ったことはありません。話したいことのある人に時間を使ってください。
weekly-talk-more = ほかに{ $more }つ続いています。下にあります。
weekly-why-and-try = 理由と、試せること
weekly-moved = { $week }から動いたこと
weekly-moved-none = 動いたことはありません。
weekly-still-open = まだ続いていること
weekly-still-open-none = 以前から続いていることはありません。
weekly-well = うまくいったこと
weekly-well-none = わかる範囲では、いつもより良いことも、元に戻ったこともありません。何が良かったかを聞いてみてください。
weekly-more = このチームについてもっと見る
weekly-more-week = この週のグラフと書き込み
weekly-more-reviews = レビューのようす
weekly-more-digest = チャットやメールに貼れる、この週のまとめ
weekly-mark = { $week }を振り返り済みにする
weekly-mark-about = 振り返ったことと日時はチームに見え、閲覧の記録にも残ります。
weekly-mark-about-nothing = 変わったことはないので、これで終わりです。振り返ったことと日時はチームに見え、閲覧の記録にも残ります。
said-reviewed = 振り返り済みにしました。日時はチームに見えます。

## 最初の振り返り

weekly-about-title = この振り返りでわかること、わからないこと
weekly-about-change = チームの週を、それぞれの人のいつもと比べて、いくつかの段階で示します。誰がどうであるか、誰が答えたかは決して示しません。
weekly-about-people = 段階が出るのは{ $least }人以上が答え、誰か一人を除いても成り立つときだけです。チームについてのことですから、誰のことかを推測しないでください。
weekly-about-bands = 「注意」は、聞いてみる価値があるという意味です。「要対応」は、偶然だけではめったに起こらないという意味です。どちらも外れることがあります。「まだ不明」は、良い知らせでも悪い知らせでもありません。
weekly-about-talk = グラフは原因を知りません。知っているのはチームの人たちです。その頃に何が変わったかを尋ね、耳を傾けてください。
weekly-about-back = 小さなことを一つ、担当と日を決めて約束し、必ず戻ってきてください。フォローアップと、最後に振り返った日時はチームに見えます。
weekly-about-wait = プルリクエストのレビューは初日からわかります。回答のグラフには13週ほどかかり、それまでは待っていると表示されます。
weekly-about-until = 最初の週を振り返り済みにするまで、ここに表示されます。その後は「このチームについてもっと見る」から読めます。
weekly-about-on = 振り返りへ進む

## 加わった人、離れた人

roster = 加わった人、離れた人
roster-joined = { $name }さんが{ $day }に加わりました。
roster-joined-about = 加わった人は、本人のいつもがわかってから（12週分の回答の後で、ここでの最初のまる1週間より前にはなりません）グラフに入ります。それまでの段階は、その人についてのものではありません。
roster-left = { $name }さんは{ $day }で離れました。
roster-left-about = 公表されたものは変わりません。グラフは今いる人たちで続き、どの段階も誰か一人を除いて成り立つものだけです。

## まだ見えないチーム

weekly-helps = その間にできること
weekly-helps-why = なぜこれを使うのか、全員がリーダーと同じページを見ることを、一度話してください。
weekly-helps-time = 一日の終わりに静かな2分を取れるようにして、記録が誰の夜の時間も奪わないようにしてください。
weekly-helps-never-ask = 誰が答えたかを尋ねたり、目標を決めたりしないでください。義務で書かれた答えは本当の答えになりません。
weekly-helps-follow = フォローアップは初日から使えます。一つ約束して、果たしたことを見せてください。
weekly-helps-reviews = レビューのようすを見る（これはもうわかります）

## 先に予想

guess-first = 先に予想してみる
guess-about = 事業についての4週間分の回答が、{ $week }で締まりました。どうなっていると思いますか。その後でチームの答えが見えます。
guess-clear = 作っているものを誰が使い、なぜ今大切なのかを知っている人は、チームのうちどれくらいいるでしょうか。
guess-heard = 優先順位を決める人は自分の仕事の制約をわかっている、と言う人は、チームのうちどれくらいいるでしょうか。
guess-class = { $from }〜{ $to }%
guess-press = チームの答えを見る
guess-look = 予想せずに見る
guess-alone = 予想はあなただけのものです。ほかの誰にも見えません。
weekly-guess-waits = 事業についての4週間が締まりました。先に予想してから見てください。
guess-yours = あなたの予想
guess-row = { $what }（{ $week }まで）
guess-line = あなたの予想は{ $expected }、チームの答えは{ $said }。{ $gap }。
guess-earlier = それより前の予想
guess-said-ok = { $edge }%以上
guess-said-less = { $edge }%未満、または不確か
guess-as-expected = 予想どおり
guess-fewer = 予想より少ない
guess-more = 予想より多い
guess-fewer-by = { $off }段階少ない
guess-more-by = { $off }段階多い
guess-cannot-tell = わかりません（10人未満では境目が一つしか公表されません）

## フォローアップ

follow-ups = フォローアップ
follow-ups-of-review = 週の振り返りから
follow-ups-none = 未完了のフォローアップはありません。
follow-ups-save = チェックを保存
follow-ups-counts =
    { $all ->
        [0] この{ $weeks }週間に書かれたものはありません。
       *[other] この{ $weeks }週間に書かれた{ $all }件のうち、完了{ $done }件、未完了{ $open }件、取りやめ{ $dropped }件です。
    }
follow-ups-dropped = この12週間に取りやめたもの：{ $count }件
follow-up-about = { $who }さん、{ $until }まで
follow-up-late = 期日を過ぎています
follow-up-nobody = 今はいない人
follow-up-unreadable = この文は読めません。
follow-up-dropped-because = 取りやめた理由：
follow-up-add = フォローアップを加える
follow-up-what = すること
follow-up-what-hint = 1行で書いてください。チームの全員が読めます。
follow-up-who = 担当
follow-up-who-blank = 選んでください
follow-up-until = 期日
follow-up-seen = 誰かがチェックを付けるか、理由を書いて取りやめるまで、振り返りのたびに引き継がれます。
follow-up-press = 加える
follow-up-change-or-drop = 変更・取りやめ
follow-up-change-label = 変更・取りやめ：{ $what }
follow-up-change = 変更を保存
follow-up-reason = 取りやめる理由
follow-up-reason-hint = 理由もチームに見えます。
follow-up-drop = 取りやめる
follow-up-now-reads = 今はこうなっています（{ $about }）：
follow-up-yours-below = あなたの書いたものは下にあります。保存すると、上の文に取って代わります。
said-follow-up = フォローアップを書き留めました。チームに見えます。
said-follow-up-changed = フォローアップを変更しました。
said-follow-ups-ticked = チェックを保存しました。
said-follow-up-dropped = フォローアップを理由とともに取りやめました。
wrong-follow-up-changed = 書いている間に、ほかの人がこのフォローアップを変更しました。何も失われていません。両方の文がここにあります。
wrong-follow-up-settled = このフォローアップはもう完了したか、取りやめになりました。あなたの書いたものは下にあり、新しく加えることができます。
wrong-follow-ups-most = 1つのチームの未完了のフォローアップは{ $most }件までです。先にどれかを完了にするか、取りやめてください。
wrong-not-in-team = このチームの人を選んでください。
wrong-past = その日は過ぎています。今日か、これからの日を選んでください。
wrong-too-far = その日は1年以上先です。
wrong-week-not-closed = その週はまだ締まっていないか、表示されない週なので、振り返り済みにできません。

## メモ

lead-note = この週についてのメモ
lead-note-text = メモ
lead-note-hint = あなただけのものです。ほかの誰にも読めません。空にすると消えます。
lead-note-press = メモを残す
lead-note-unreadable = このメモは読めません。
lead-note-now-reads = 別のところで変更され、今はこうなっています：
lead-note-yours-below = あなたの書いたものは下にあります。残すと、上の文に取って代わります。
lead-notes-earlier = 以前の週のメモ
said-lead-note = メモを残しました。
wrong-note-changed = 書いている間に、このメモが別のところで変更されました。何も失われていません。両方の文がここにあります。
