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
