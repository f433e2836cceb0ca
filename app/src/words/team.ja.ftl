### チームの週とレポート。

## 共通

nav-teams = チーム
nav-reports = レポート
quarter-name = { $year }年 第{ $quarter }四半期
list-gap = 、
weeks = 週
week-before = ← { $week }
week-after = { $week } →
band-none = まだ不明
band-ok = いつも通り
band-watch = 注意
band-act = 要対応
band-better = 良くなった
coverage = { $from }〜{"\u2060"}{ $to }%
coverage-in = { $quarter }に回答のあった週は{ $from }〜{ $to }%
at-least = { $hours }以上
family-isolation = つながり
family-home-to-work = 家庭から仕事へ
family-work-to-home = 仕事から家庭へ

## チーム

teams-title =
    { $teams ->
        [0] まだどのチームにも入っていません
        [1] あなたのチーム
       *[other] あなたの{ $teams }つのチーム
    }
teams-lead = 締まった週ごとに、つながりと、仕事と家庭の境目が、それぞれの人のいつもと比べてどう動いたかがわかります。
teams-empty = 管理者がチームに加えると、締まった週がここに並びます。
teams-as-lead = リーダー
teams-as-member = メンバー
teams-nothing-yet = 表示できるこのチームの週はありません。
teams-open = このチームの状況
teams-reviews = レビューの進み方
teams-open-week = { $week }を開く

## 週

team-week-kicker = { $team } · { $year }年{ $week }、{ $closed }に締まりました
team-week-kicker-late = { $team } · { $year }年{ $week }、{ $closed }に遅れて締まりました(その時点の記録による)
team-week-kicker-covered = { $closed } · { $coverage }
team-week-kicker-open = { $team } · { $year }年{ $week }
team-week-together = { $others }とまとめて公開しています。小さなチームは、誰のことか分からないように合わせています。
team-title-not-yet = このチームのグラフはまだ育っている途中です
team-title-steady = 今週、目立った変化はありません
team-title-isolation-act = チームのつながりが弱まっています。誰を除いても同じです
team-title-isolation-watch = チームのつながりが弱まっているかもしれません
team-title-isolation-better = チームのつながりがいつもより強まっています
team-title-home-to-work-act = 家庭から仕事への割り込みがいつもより増えています。誰を除いても同じです
team-title-home-to-work-watch = 家庭から仕事への割り込みが増えているかもしれません
team-title-home-to-work-better = 家庭から仕事への割り込みがいつもより減っています
team-title-work-to-home-act = 仕事が家庭の時間にいつもより入り込んでいます。誰を除いても同じです
team-title-work-to-home-watch = 仕事が家庭の時間に入り込んでいるかもしれません
team-title-work-to-home-better = 仕事が家庭の時間に入り込むことがいつもより減っています
team-grey-until = 灰色は「まだ不明」です。比べるには、12週分の回答がある人が{ $least }人、そろった週が12週必要です。暫定のグラフは9週目から出ます。このチームでは早くて{ $week }({ $closes }に締まる週)です。
team-grey-still = 灰色は「まだ不明」です。比べるには、12週分の回答がある人が{ $least }人、そろった週が12週必要です。そろい次第、表示されます。

## グラフ

team-usual = いつも
team-not-known = まだ不明
team-onset = { $week }から
team-step = 3段階中{ $step }
team-head-worse = いつもより悪い
team-head-better = いつもより良い
team-provisional = 暫定です。いつもの状態が8週分からしかわからないため、「要対応」にはなりません。
team-unit-isolation = ↑ つながりが弱い・↓ 強い
team-unit-home-to-work = ↑ 割り込みが多い・↓ 少ない
team-unit-work-to-home = ↑ 入り込みが多い・↓ 少ない
team-isolation-not-yet = つながりはまだ不明です
team-isolation-steady = つながりはいつも通りです
team-isolation-worse = { $week }ごろから、つながりがいつもより弱まっています
team-isolation-better = { $week }ごろから、つながりがいつもより強まっています
team-isolation-about = それぞれの人のいつもと比べて、つながりが弱い(上)・強い(下)と言える度合いです。誰か一人を除いても成り立つものだけを示し、水準そのものは決して表示しません。
team-isolation-caption = つながりの変化の段階(週ごと)
team-home-to-work-not-yet = 家庭から仕事への割り込みはまだ不明です
team-home-to-work-steady = 家庭から仕事への割り込みはいつも通りです
team-home-to-work-worse = { $week }ごろから、家庭から仕事への割り込みがいつもより増えています
team-home-to-work-better = { $week }ごろから、家庭から仕事への割り込みがいつもより減っています
team-home-to-work-about = 事前に決めていなかった家庭から仕事への割り込みを、それぞれの人のいつもの頻度と比べたものです。上は多い、下は少ない。送り迎えのように決めてあったものは数えません。
team-home-to-work-caption = 家庭から仕事への割り込みの変化の段階(週ごと)
team-work-to-home-not-yet = 仕事の入り込みはまだ不明です
team-work-to-home-steady = 仕事が家庭に入り込む度合いはいつも通りです
team-work-to-home-worse = { $week }ごろから、仕事が家庭の時間にいつもより入り込んでいます
team-work-to-home-better = { $week }ごろから、仕事が家庭の時間に入り込むことが減っています
team-work-to-home-about = 自分の選択ではなく仕事が家庭の時間に入ってきた日を、それぞれの人のいつもの頻度と比べたものです。上は多い、下は少ない。
team-work-to-home-caption = 仕事が家庭に入り込む変化の段階(週ごと)

## わかること

team-tells = このページでわかること
team-tells-change = それぞれの人のいつもと比べた変化を、段階で示します。誰がどうであるか、誰が答えたかは決して示しません。
team-tells-several = 誰か一人を除いても成り立つ段階だけを示します(それでも、一人の急な落ち込みが7回に1回ほど表れます)。回答が少なすぎる週は、前の週と同じに見えます。
team-tells-same = メンバーにもリーダーとまったく同じものが見えます。リーダーは自分のチームの集計に入りません。
team-tells-fixed = 締まった週は変わりません。後から書いたものは本人の記録にだけ入ります。

## 公開されていない週

team-open-title = { $week }はまだ締まっていません
team-open-why = チームの時刻で{ $closes }に締まります。それまでは誰にも何も見えません。
team-open-then = それまでは、抜けている日を書き足せます。
team-early-title = { $week }は公開されていません
team-early-why = このチームの週が公開されるのは{ $first }からです。
team-then-title = { $week }は公開されていません
team-then-why = そのとき、このチームはどの公開グループにも入っていませんでした。
team-due-title = { $week }を締めています
team-due-why = チームの時刻で{ $closes }が締め切りでした。順番が来しだい締まります。1分ほどしてからもう一度ご覧ください。
team-alone-title = { $team }はいま公開されていません
team-alone-why = 誰のことか分からないだけの人数が答えられるチームに限って、週の結果を表示します。リーダーは数えません。そのため、小さなチームは同じ部門のほかのチームと合わせます。
team-alone-when = どのチームと合わせるかは、四半期の初めに名簿だけから決めます。回答は見ません。次は{ $begins }、{ $quarter }の初めです。
team-alone-helps = その間も、一人ひとりのページはすべて使えます。いま書いたことが後で無駄になることもありません。
team-nothing-title = { $team }の週は公開されません
team-nothing-why = 管理者が、このチームは何も公開しないと決めています。人数が少なく、ほかのチームとも合わせないためです。

## レポート

report-kicker = { $closed }に締まりました
report-kicker-late = { $closed }に遅れて締まりました(その時点の記録による)
report-title = { $quarter }、部門ごとの変化
report-lead = それぞれの人のいつもと比べた変化です。水準は示さず、{ $least }人未満の結果も出しません。個人に関するものはありません。
report-quarters = 四半期
report-caption = この四半期の部門
report-unit = 単位
report-depth =
    { $depth ->
        [0] 組織全体
        [1] 部門
       *[other] 部門(第{ $depth }階層)
    }
report-coverage = 回答のあった週
report-isolation = つながり(0がいつも通り、上は弱い)
report-home-to-work = 家庭から仕事へ(いつもの何倍)
report-work-to-home = 仕事から家庭へ(いつもの何倍)
report-reviews = 最初の反応
report-people = 人数
report-people-from = { $from }〜{"\u2060"}{ $to }人
report-people-compared = { $people }、うち比較{ $compared }
report-suppressed = 非表示:{ $least }人未満、または引き算で{ $least }人未満がわかってしまうため。
report-estimate = { $value }{"\u200B"}({ $low }〜{"\u2060"}{ $high })
report-not-told = 示せません
trend-shorter = 前の四半期より短い
trend-same = 前の四半期と同じくらい
trend-longer = 前の四半期より長い
trend-not-known = 不明
report-method = 読み方
report-method-least = どの数字も、回答した{ $least }人以上に基づきます。人数は5人きざみで示します。隠した数字は引き算でも求められません。
report-method-usual = つながりは、それぞれの人の週ごとのばらつきを単位とし、0がいつも通りです。割り込みは、それぞれの人のいつもの頻度の何倍かで、1がいつも通りです。いつもの状態は、四半期より前の週から求めます。0.25はそれ以下、4はそれ以上を含みます。
report-method-not-told = 「示せません」は、四半期より前に自分の12週分がある人が{ $least }人に満たないか、示すと{ $least }人未満のことがわかってしまう場合です。
report-method-interval = かっこ内は95%区間です。0(または1)を含むときは、偶然と区別できる変化とは言えません。
report-method-reviews = プルリクエストへの最初の反応は、傾向だけを示します。どちらの四半期も{ $least }人以上・20件以上が必要です。4分の1以上の伸び縮みを変化とみなします(方針として決めた値)。
report-method-fixed = 締まった四半期は変わりません。ファイルの数字もこのページと同じです。
report-file = ファイルで受け取る
report-file-about = 1行が1つの単位です。数字も空欄もこのページと同じです。
report-csv = CSVをダウンロード
report-csv-bom = 古い表計算ソフト向けのCSV(BOM付き)
report-file-ledger = ダウンロードは、関係する人が見られる台帳に記録されます。
report-none-title = 締まった四半期はまだありません
report-none-why = { $least }人以上の部門について、四半期ごとの変化がここに表示されます。
report-none-when = 四半期は、最後のチームの最後の週が締まると締まります。最初の四半期には回答率とレビューが、いつもの状態がわかってからは変化が表示されます。
report-open-title = { $quarter }はまだ締まっていません
report-open-running = 最後のチームの最後の週とともに、早くて{ $after }に締まります。
report-open-over = 四半期は終わりました。最後のチームの最後の週が締まるのを待っています。
report-open-past = この四半期は公開されていません。
wrong-quarter = 四半期は2026-Q3のように書きます。
