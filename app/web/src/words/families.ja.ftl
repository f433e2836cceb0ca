
### A person's own signals, for themselves alone.

said-seen = 記録しました。続いていることはまた知らせるよう、証拠は警報の半分から数え直します。
said-rebased = 次の週から、最近の数週間と比べます。これまでの基準は保存されています。
wrong-too-few-weeks = 十分に回答した週がまだ12週ありません。

my-family-isolation = 孤立
my-family-boundary = 境界
my-family-habits = 習慣
my-family-context = 事業とのつながり

signal-connection = つながり
signal-quiet-days = 雑談のない日
signal-breadth = 雑談の広がり
signal-home-to-work = 家庭 → 仕事
signal-work-to-home = 仕事 → 家庭
signal-movement = 運動
signal-outdoors = 外出
signal-clear = 誰がなぜ使うか
signal-heard = 制約の理解

## Me, the states

states-kicker = { $week }・あなただけに見えるページです
states-title-steady = あなたの週は、いつもとほぼ同じです
states-title-unknown = まだ判断できません。最初の指標には数週間かかります
states-lead = どの行もあなた自身と比べるだけで、ほかの人とは比べず、合計もしません。{ $week }が、終わった最後の週です。
states-policy = 方針として決めたしきい値と、その今の値
states-early-title = 最初の状態は、1週間が終わると表示されます
states-early = 今週は{ $closes }に締め切られ、それまでは抜けた日に回答できます。そのあと、1週間でわかること（雑談のない日、運動、外出）がここに並びます。
states-early-then = いつもとの比較には、十分に回答した週が8週、完全には12週必要です。灰色の行には、何を待っているかが書かれます。
states-early-weeks = これまでの記録を週ごとに見る
band-unconfirmed = いつも通り（未確認）
states-good-title = { $week }のよかったこと
states-good = チェックインのあった{ $days }日のうち、邪魔されない時間が{ $uninterrupted }日、家族や世話の時間が{ $family }日ありました。

title-connection-since = { $week }から、つながりがいつもより低くなっています
title-connection-once = { $week }は、つながりがいつもよりかなり低くなりました
title-connection-rule = つながりが低い状態です
title-quiet-days-rule = 雑談のないリモート勤務日が多くなっています
title-breadth-rule = 雑談の相手がごく少数に偏っています
title-home-to-work-since = { $week }から、家庭の用事がいつもより多く仕事に入っています
title-work-to-home-since = { $week }から、仕事がいつもより多く家庭に入っています
title-work-to-home-rule = { $week }は、仕事が家庭に入った日が多くありました
title-movement-rule = { $week }は、運動が少なめでした
title-outdoors-rule = { $week }は、外に出た時間が少なめでした
title-clear-rule = 自分の仕事を誰が、なぜ今使うのかが見えていません
title-heard-rule = 自分の仕事の制約が理解されていないと感じています

steady-connection = つながりは、いつもとほぼ同じです
steady-quiet-days = リモート勤務の日にも雑談があります
steady-breadth = 雑談の相手は何人かに広がっています
steady-home-to-work = 家庭の用事が仕事に入る回数は、いつもとほぼ同じです
steady-work-to-home = 仕事が家庭に入る回数は、いつもとほぼ同じです
steady-movement = { $week }は、十分に体を動かしました
steady-outdoors = { $week }は、十分に外に出ました
steady-clear = 自分の仕事を誰が、なぜ使うのかがわかっています
steady-heard = 自分の仕事の制約は理解されていると感じています
unknown-signal = { $signal }：まだわかりません

line-mean = 5点中{ $value }。{ $of }日のうち{ $answers }日に回答。
line-mean-usual = { $value }（いつもは{ $usual }）。{ $of }日のうち{ $answers }日に回答。
line-mean-few = { $of }日のうち{ $answers }日に回答。
line-count = 回答した{ $days }日に{ $seen }回。
line-count-usual = 回答した{ $days }日に{ $seen }回（いつもは{ $usual }回）。
line-quiet = リモート勤務{ $days }日のうち{ $quiet }日は雑談なし。4週間で最長{ $streak }日続きました。
line-breadth = 4週間で、{ $value }人とまんべんなく話したのと同じ広がりです。
line-breadth-none = 4週間で、名前を挙げた同僚との雑談が少なすぎます。
line-minutes = 回答した{ $days }日に{ $minutes }分。
line-minutes-least = 少なくとも{ $minutes }分（回答は{ $days }日）。
line-answers = 5点中{ $value }。4週間の{ $answers }件の回答の平均です。
line-answers-few = 4週間の回答は{ $answers }件です。

missing-weeks = 十分に回答した週が{ $needed }週必要です（今は{ $have }週）。早ければ{ $week }からわかります。
missing-days = 1週間に{ $needed }日の回答が必要です（{ $have }日でした）。早ければ{ $week }のあとにわかります。
missing-remote-days = 雑談に回答したリモート勤務日が{ $needed }日必要です（{ $have }日でした）。早ければ{ $week }のあとにわかります。
missing-minutes = 名前を挙げた同僚との雑談が4週間で{ $needed }分必要です（{ $have }分でした）。早ければ{ $week }のあとにわかります。
missing-answers = 週の質問への回答が4週間で{ $needed }件必要です（今は{ $have }件）。早ければ{ $week }のあとにわかります。

week-number-first = 第{ $week }週
week-of-year = { $year }年{ $week }

## Rest

signal-rest = 勤務間の休息
title-rest-rule = { $week }は、勤務と勤務のあいだの夜が短い日がありました
steady-rest = 勤務のあいだに11時間の休息がありました
line-rest = 11時間未満の夜が{ $short }回。仕事の記録がある日は{ $days }日。
missing-work-days = プルリクエスト、レビュー、または記録した仕事のある日が{ $needed }日必要です（{ $have }日でした）。早ければ{ $week }のあとにわかります。
signal-fired-law = この状態は法令の基準によるものです：
clears-rule-short-rest = 1週間のすべての夜に、最後の仕事から次の仕事まで{ $value }時間。
rule-short-rest = 24時間ごとに{ $value }時間の休息（EU指令2003/88/EC第3条）。フォージ上の痕跡と記録だけでは働いた時間を正確には測れません。あなただけに見えます。
try-rest = 遅くなった翌朝は始業を遅らせ、予定表にもそう書いてみてください。

## One signal

signal-kicker = { $family }・{ $week }・あなただけに見えるページです
signal-back = すべての指標
signal-fired-act = 積み上がった証拠によるものです。偶然だけでここまで積み上がるのは3年に1度ほどです。
signal-fired-watch = 積み上がった証拠による、静かなお知らせです。偶然だけでも年に2度ほどあります。
signal-fired-rule = この状態は、方針として決めたしきい値によるものです：
signal-fired-beside = 方針として決めたしきい値にもかかっています：
signal-fired-both = 証拠も積み上がっていますが、この状態自体は方針として決めたしきい値によるものです：
signal-not-confirmed = 回答しなかった日がもう少し悪かったとすれば「注意」になります。確認はできていません。
signal-provisional = 最初の8週間と比べています。12週そろうまでは、警報の基準を高くしています。
signal-seen = 確認済みです。続いていれば、また知らせます。

values-connection = つながりの週平均（1〜5）。色の帯は{ $from }から{ $to }までに基づく、いつもの範囲です。切れ目は回答が足りない週です。
values-counts = 週ごとの回数。色の帯は{ $from }から{ $to }までに基づく、5日回答した週のいつもの範囲です。切れ目は回答が3日に満たない週です。
values-no-usual = 週ごとの値。切れ目は回答が足りない週です。いつもの範囲は8週そろうと描かれます。
values-quiet-days = 雑談のなかったリモート勤務日の割合（％）。切れ目は、回答したリモート勤務日が3日に満たない週です。
values-minutes = 週ごとの分数。切れ目は回答が4日に満たない週です。
values-answers = その週の回答（1〜5）。切れ目は回答のない週です。
unit-percent = リモート勤務日に占める％
unit-answer = 回答（1〜5）
onset-since = { $week }から

evidence-title-connection = つながりがいつもより低いという証拠
evidence-title-home-to-work = 家庭の用事がいつもの2倍仕事に入っているという証拠
evidence-title-work-to-home = 仕事がいつもの2倍家庭に入っているという証拠
evidence-about = いつもより悪い週が続くと積み上がり、そうでない週には減ります。{ $watch }を超えると「注意」、{ $act }を超えると「要対応」です。基準ができる前の週にはありません。
evidence-unit = 証拠
evidence-watch = 注意
evidence-act = 要対応
head-evidence = 証拠
head-usual = いつも
head-deviation = ずれ

why = なぜか
arithmetic-scores = { $week }：{ $value }。いつもは{ $usual }、ふだんのばらつきは{ $spread }。ばらつき{ $deviation }個分だけ悪く、1個分は見込み済みです。証拠はそれまで{ $before }、今は{ $evidence }。{ $act }を超えると「要対応」です。
arithmetic-scores-better = { $week }：{ $value }。いつもは{ $usual }、ふだんのばらつきは{ $spread }。ばらつき{ $deviation }個分だけ良い週です。証拠はそれまで{ $before }、今は{ $evidence }。{ $act }を超えると「要対応」です。
arithmetic-counts = { $week }：回答した{ $days }日に{ $value }回。いつもは{ $usual }回。証拠に{ $deviation }を加え、それまで{ $before }、今は{ $evidence }。{ $act }から「要対応」です。
arithmetic-gap = { $week }は回答が足りませんでした。証拠{ $evidence }をそのまま引き継ぎます。{ $act }で「要対応」です。
arithmetic-since = { $week }からです。

reason-mode-worse = 基準からの変化{ $change }点のうち、{ $mix }点はリモート勤務日が増えたことと、{ $rate }点はどちらの日も感じ方が変わったことと重なっています（最近の四週間の{ $n }日）。
reason-talk-worse = 基準からの変化{ $change }点のうち、{ $mix }点は雑談のない日が増えたことと、{ $rate }点はどちらの日も感じ方が変わったことと重なっています（最近の四週間の{ $n }日）。
reason-evening-worse = 基準からの変化{ $change }点のうち、{ $mix }点は前の晩に仕事が入った日が増えたことと、{ $rate }点はどちらの日も感じ方が変わったことと重なっています（最近の四週間の{ $n }日）。
reason-quiet-worse = リモート勤務{ $of }日のうち{ $quiet }日に雑談がありませんでした。その前の十二週間では{ $of-before }日のうち{ $quiet-before }日でした。
reason-kind-worse = 最近の四週間の{ $all }回のうち{ $count }回：{ $about }。
reason-topic-worse = 内容は、最近の四週間の{ $all }回のうち{ $count }回が「{ $about }」でした。

clears = どうなれば解けるか
clears-mean-act = { $value }以上の週が1週あれば警報は解けます。注意はまだ残ります。
clears-mean-watch = { $value }以上の週が1週あれば解けます。
clears-at-most-act = 回答した{ $days }日で{ $count }回以下の週があれば警報は解けます。注意はまだ残ります。
clears-at-most-watch = 回答した{ $days }日で{ $count }回以下の週があれば解けます。
clears-not-in-one-week = 1週間では解けません。いつも通りの週が何週か続けば下がります。
clears-usual = ほかの週より大きく低い週が1週あっただけです。次の週がいつも通りなら解けます。
clears-rule-connection-low = { $value }以上の週が1週。
clears-rule-connection-low-twice = { $value }を上回る週が1週。
clears-rule-quiet-share = リモート勤務日の雑談が増え、雑談のない日が{ $value }を下回ること。
clears-rule-quiet-streak = 雑談のあるリモート勤務日が1日。
clears-rule-breadth = もう1人か2人と話すこと（{ $value }以上）。
clears-rule-intrusion-days = そうした日が週に{ $value }日未満になること。
clears-rule-active-minutes = 1週間に{ $value }分。
clears-rule-outdoor-minutes = 1週間に外で{ $value }分。
clears-rule-indoor-streak = どこか1日、少しだけ外に出ること。
clears-rule-context-level = 4週間の平均で{ $value }以上の回答。

rule-connection-low = 週平均が{ $value }を下回ると注意。
rule-connection-low-twice = 2週続けて{ $value }以下。
rule-quiet-share = 雑談のないリモート勤務日が{ $value }以上で注意。
rule-quiet-streak = そうした日が{ $value }日続くと注意。
rule-breadth = 実質的な相手の数が{ $value }を下回ると注意。
rule-intrusion-days = 望まない仕事が家庭に入った日が週{ $value }日以上で注意。
rule-active-minutes = 週{ $value }分を下回ると注意。WHOは週150〜300分を勧めています。
rule-outdoor-minutes = 週{ $value }分を下回ると注意。
rule-indoor-streak = 外に出ない日が（回答した日で）{ $value }日続くと注意。
rule-context-level = 5点中{ $value }を下回ると注意。

try = 試せることを一つ
try-connection = 今週、同僚の一人に15分、議題なしで声をかけてみてください。選べるなら、会いたい人のいる日に出社するのもよい方法です。
try-quiet-days = リモートの日ごとに短い雑談を一つ。コーヒー通話、一緒の昼食、会議前の5分など。
try-breadth = しばらく話していない人と一度話してみてください。できれば別のチームの人と。
try-home-to-work = 声をかけない時間を2〜3時間と、待てる用事を家で決めてみてください。家庭シートが話し合いの助けになります。
try-work-to-home = 夜に本当に急ぐものは何か、誰が受けるかをチームで決め、それ以外の通知は仕事のあと切ってみてください。
try-movement = 通勤のあった場所に散歩を入れてみてください。最初の会議の前か、最後の会議のあとに。
try-outdoors = 毎日、通話か休憩を一つだけ外で。
try-clear = 作っているものを使う人を一人紹介してもらい、15分話してみてください。
try-heard = 次の計画が決まる前に、制約を一つ、何が失われるかとともに伝えてみてください。
to-household = 家庭シートへ
to-partners = 雑談の相手へ

seen-press = 確認しました
seen-about = 図には残ります。証拠は警報の半分から数え直します。

usual-title = あなたにとっての「いつも」
usual-none = 基準には、十分に回答した週が{ $needed }週必要です。
usual-eight = 十分に回答した最初の8週（{ $from }から{ $to }）に基づく仮の基準です。12週そろうまで使います。
usual-twelve = 十分に回答した最初の12週（{ $from }から{ $to }）に基づきます。あとの週では動きません。
usual-kept-eight = 十分に回答した最初の8週（{ $from }から{ $to }）に基づきます。12週そろったとき証拠が積み上がっていたため、そのままにしています。
usual-asked = あなたの希望により、{ $from }から{ $to }に基づきます。
usual-earlier = 以前の基準も保存されています：
usual-rebase-fold = 最近の週を「いつも」にする
usual-rebase-about = 生活がすっかり変わったときは、次の週から、十分に回答した最近26週と比べることができます。証拠はゼロから始まります。警報を消すためには使わないでください。今の悪い状態が「いつも」になってしまいます。
usual-rebase-press = 最近の週と比べる

power-title = わかること、わからないこと
power-connection = 1点の下がりが続けば、4週間以内に6回のうち5回ほど見つかります。0.6点なら4週間で5回に2回、12週間で5回に4回です。偶然だけで「要対応」になるのは3年に1度ほどです。2週間より短い落ち込み、0.4点より小さい変化、回答が週3日に満たない場合は見つけられません。
power-counts = いつもの3倍になれば4週間以内に6回のうち5回ほど、2倍なら9回のうち4回ほど、8週間では10回のうち7回ほど見つかります。偶然だけで「要対応」になるのは3年に1度ほどです。前もって合意したものは表示だけで、数えません。
