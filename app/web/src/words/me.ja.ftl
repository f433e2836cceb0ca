### 今日、ひとこと記録、記録の一覧、わたし。

## どこでも使うもの

save = 保存する
change = 直す
edit = 直す
skip = 飛ばす
yes = はい
no = いいえ
day = 日付
day-hint = 今日、14日前まで、またはいまの日付のまま。
to-the-check-in = 今日のチェックインへ
unreadable = この日のチェックインは開けません。内容は表示も集計もされず、上書きもできません。以前の文章が封じられているという表示がなければ、管理者にお知らせください。
unreadable-title = 開けない記録
unreadable-about = 内容は表示も集計もされません。以前の文章が封じられているという表示がなければ、壊れているか、ほかの人の記録かもしれません。管理者にお知らせください。
unreadable-entry = 読めません
wrong-day-unreadable = この日のチェックインは開けないため、代わりに保存することはできません。以前の文章が封じられているという表示がなければ、管理者にお知らせください。
wrong-text-unreadable = いまある文章を開けないため、代わりに保存することはできません。以前の文章が封じられているという表示がなければ、管理者にお知らせください。
sentence-gap = { "" }

## 今日

today-title-morning = おはようございます、{ $name }さん。今日の調子はいかがですか。
today-title-day = こんにちは、{ $name }さん。今日はどんな調子ですか。
today-title-evening = お疲れさま、{ $name }さん。今日はどうでしたか。
today-title-past = { $day }はどうでしたか。
last-week-missing = 先週は{ $closes }に締まります。まだの日があります。よければ書き足してください。
check-in-change = 変更を保存する
anything-may-be-skipped = どれも飛ばしてかまいません。
this-week = 今週
week-closes = この週は{ $closes }に締まります。リーダーに見えるのは何人分かをまとめた結果だけで、あなた一人の記録が見えることはありません。
dot-answered = 回答済み
dot-off = 休み
dot-today = 今日(まだ)
dot-missing = 未回答
dot-ahead = これから

## チェックイン

item-connection = 一緒に働く人とのつながりを感じた
item-short-connection = つながり
item-mood = 気分
item-energy = 元気
item-focus = 集中
score-not-at-all = まったく
score-some = まあまあ
score-very-much = とても
score-low = 低い
score-fair = ふつう
score-high = 高い
worked-from = 働いた場所
mode-home = 自宅
mode-office = オフィス
mode-elsewhere = その他
mode-off = 休み
none-today = 今日はなかったこと
none-today-hint = 選ばなかったものは「未回答」になります。勝手に「なし」にはなりません。
none-talk = 雑談はなかった
none-movement = 体は動かさなかった
none-home-to-work = 家の用事で仕事は途切れなかった
none-work-to-home = 仕事で家の時間は途切れなかった
none-all = どれもなかった
good-sides = 今日のよかったこと
good-uninterrupted = まとまった時間があった
good-family-time = 家族や世話の時間があった
more-about-today = この日についてもう少し
got-dressed = 着替えた
went-out = 外に出た
outdoor-minutes = 外にいた時間(分)
they-dont-get-us = 「わかってもらえない」と感じたこと
i-dont-get-them = 「相手のことがわからない」と感じたこと
not-today = 今日はない
topic-priorities = 優先順位
topic-deadlines = 納期
topic-constraints = 制約
topic-users = 利用者
topic-quality = 品質
topic-other = その他
note = メモ(自分だけが読めます)
note-hint = 書かなくてもかまいません。封をして保存し、リーダーも人事も管理者も読めません。
note-fold = メモ
check-in-blank = 回答なし

## 週の二つの問い

pulse-title = 第{ $week }週の二つの問い
pulse-clear = いま作っているものを誰が使い、なぜいま大切なのかを知っている
pulse-heard = 優先順位を決める人たちは、私の仕事の制約を理解している
pulse-clear-short = 誰がなぜ使うか
pulse-heard-short = 制約への理解
pulse-save = 二つの回答を保存する
pulse-change = 回答を変更する

## ひとこと記録

quick-log = ひとこと記録
log-add = 記録する
log-change = 内容を変えて記録
logged = 記録したもの
talk = 雑談
movement = 体を動かす
home-to-work = 家から仕事へ
work-to-home = 仕事から家へ
minutes = 時間(分)
n-minutes = { $n }分
chat-kind = どんな話
chat-small-talk = ちょっとした雑談
chat-lunch = 昼食
chat-coffee = お茶
chat-other = その他
circle = 誰と
circle-team = チームの人
circle-other-team = ほかのチームの人
circle-business = PM・上司・事業側の人
circle-user = 利用者
circle-outside = 社外の人
partners-fold = 同僚の名前を選ぶ
partners = 話した同僚(相手には何も見えません)
learned = 事業のことを一つ知った
activity-kind = 何をした
activity-walk = 散歩
activity-run = ランニング
activity-gym = ジム
activity-commute = 通勤
activity-outing = 外出
activity-other = その他
intensity = きつさ
intensity-light = 軽い
intensity-moderate = ふつう
intensity-vigorous = きつい
outdoors = 屋外
start = 始まった時刻
interruption-kind = 何があった
interruption-school-run = 送り迎え
interruption-childcare = 子どもの世話
interruption-chore = 家事
interruption-delivery = 荷物の受け取り
interruption-family = 家族の用事
interruption-home-other = その他
interruption-alert = アラート
interruption-message = メッセージ
interruption-call = 電話
interruption-meeting = 会議
interruption-work-other = その他
agreed = 前もって約束していましたか
agreed-yes = 約束どおり
agreed-no = 約束なし
agreed-not-said = 未回答
agreed-no-or-not-said = 約束なし・未回答
could-wait = 後でもよかったですか
by-choice = 自分で選んだことですか

## 記録の一覧

entries-kicker = 記録 · このページを見られるのはあなただけです
entries-title =
    { $total ->
        [0] ここにはまだ記録がありません
       *[other] { $total }件の記録(新しい順)
    }
entries-empty = 書きとめたチェックイン、雑談、運動、割り込みがここに並び、いつでも直したり消したりできます。最初のチェックインをすると、一件目が現れます。
entries-none-found = 選んだ条件に合う記録はありません。
filter = 記録を絞り込む
filter-kind = 種類
filter-every-kind = すべての種類
filter-week = 週
filter-every-week = すべての週
filter-week-option = { $week } · { $monday }から
filter-apply = 絞り込む
filter-clear = すべて表示する
kind-check-in = チェックイン
kind-weekly-pulse = 週の問い
kind-chat = 雑談
kind-activity = 体を動かす
kind-interruption = 割り込み
pager = 記録のページ
pager-newer = 新しい記録
pager-older = 前の記録
pager-place = { $pages }ページ中{ $page }ページ目 · 全{ $total }件

## 一件の記録

entry-title-check-in = このチェックインを直す
entry-title-weekly-pulse = この週の二つの回答を直す
entry-title-talk = この雑談を直す
entry-title-movement = 体を動かした記録を直す
entry-title-home-to-work = 仕事への割り込みを直す
entry-title-work-to-home = 家の時間への割り込みを直す
entry-save = 変更を保存する
entry-leave = 直さずに戻る
entry-remove = この記録を消す
entry-remove-about = すぐに消え、元には戻せません。
entry-remove-sure = はい、この記録を消します
entry-remove-press = 消す

## わたし

me-kicker = 第{ $week }週 · このページを見られるのはあなただけです
me-title-empty = ここにあなたの毎週が現れます
me-title-so-far =
    { $weeks ->
        [1] はじめの1週間
       *[other] これまでの{ $weeks }週間
    }
me-title-steady = この4週間は、その前とほとんど変わりません
me-lead = 見出しは、終わった直近の4週を、その前の8週と比べたものです。今週は図に描きますが、比べません。
me-jump = このページの内容
me-connection = つながり
me-mood = 気分
me-energy = 元気
me-focus = 集中
me-talk = 雑談
me-partners = 雑談の相手
me-home-to-work = 家から仕事へ
me-work-to-home = 仕事から家へ
me-movement = 運動
me-good-sides = よかったこと
me-reference = あなたの「いつも」は、十分に回答のある{ $needed }週から求めます。いま{ $have }週あり、あと{ $missing }週必要です。
me-empty-first = つながり、気分、元気、集中の移り変わりが、週ごとにここに現れます。雑談や運動、家と仕事のあいだで互いに割り込んだことも並びます。
me-empty-then = 最初のチェックインで一つ目の点が現れます。7週間ほどたつと、見出しが前との違いを伝えはじめます。
me-empty-reference = あなたの「いつも」がわかるまで、あと{ $missing }週です。

finding-item-up = この4週間、{ $name }は高めです({ $recent }、その前は{ $before })
finding-item-down = この4週間、{ $name }は低めです({ $recent }、その前は{ $before })
finding-item-steady = { $name }は前とほぼ同じです({ $recent })
finding-item-so-far =
    { $weeks ->
        [0] { $name }: 十分に回答のある週はまだありません
       *[other] { $name }: これまでに{ $weeks }週
    }
finding-talk-up = 雑談が増えています。この4週間は週{ $recent }分、その前は週{ $before }分
finding-talk-down = 雑談が減っています。この4週間は週{ $recent }分、その前は週{ $before }分
finding-talk-steady = 雑談は前とほぼ同じです(週{ $recent }分)
finding-talk-so-far =
    { $weeks ->
        [0] 雑談: まだ記録がありません
       *[other] 雑談: これまでに{ $weeks }週
    }
finding-partners-up = 話す同僚が増えています。この4週間は週{ $recent }人、その前は週{ $before }人
finding-partners-down = 話す同僚が減っています。この4週間は週{ $recent }人、その前は週{ $before }人
finding-partners-steady = 話す同僚の数は前とほぼ同じです(週{ $recent }人)
finding-partners-so-far =
    { $weeks ->
        [0] 雑談の相手: まだ記録がありません
       *[other] 雑談の相手: これまでに{ $weeks }週
    }
finding-home-to-work-up = 家の用事で仕事が途切れることが増えています。この4週間は週{ $recent }回、その前は週{ $before }回
finding-home-to-work-down = 家の用事で仕事が途切れることが減っています。この4週間は週{ $recent }回、その前は週{ $before }回
finding-home-to-work-steady = 家の用事で仕事が途切れる回数は、前とほぼ同じです(週{ $recent }回)
finding-home-to-work-so-far =
    { $weeks ->
        [0] 家から仕事へ: まだ記録がありません
       *[other] 家から仕事へ: これまでに{ $weeks }週
    }
finding-work-to-home-up = 仕事が家の時間に入り込むことが増えています。この4週間は週{ $recent }回、その前は週{ $before }回
finding-work-to-home-down = 仕事が家の時間に入り込むことが減っています。この4週間は週{ $recent }回、その前は週{ $before }回
finding-work-to-home-steady = 仕事が家の時間に入り込む回数は、前とほぼ同じです(週{ $recent }回)
finding-work-to-home-so-far =
    { $weeks ->
        [0] 仕事から家へ: まだ記録がありません
       *[other] 仕事から家へ: これまでに{ $weeks }週
    }
finding-movement-up = 体を動かす時間が増えています。この4週間は週{ $recent }分、その前は週{ $before }分
finding-movement-down = 体を動かす時間が減っています。この4週間は週{ $recent }分、その前は週{ $before }分
finding-movement-steady = 体を動かす時間は前とほぼ同じです(週{ $recent }分)
finding-movement-so-far =
    { $weeks ->
        [0] 運動: まだ記録がありません
       *[other] 運動: これまでに{ $weeks }週
    }
finding-good-sides =
    { $days ->
        [0] よかったこと: 最近のチェックインはまだありません
       *[other] { $weeks ->
            [1] 今週
           *[other] この{ $weeks }週間
        }のよかったこと: { $days }日のうち、まとまった時間が{ $uninterrupted }日、家族や世話の時間が{ $family }日
    }

about-item = 1から5の回答の、週ごとの平均です。回答が足りない週は線が途切れます。
about-talk = 週ごとの雑談の時間(分)です。斜線の印は、雑談について回答のなかった週です。
about-partners = 雑談の相手として名前を選んだ同僚の、週ごとの人数です。名前のない雑談は数えません。斜線の印は、雑談について回答のなかった週です。
about-home-to-work = 家の用事で仕事が途切れた、週ごとの回数です。下が約束どおり、その上が約束なしと未回答です。斜線の印は、回答のなかった週です。
about-work-to-home = 仕事で家の時間が途切れた、週ごとの回数です。斜線の印は、回答のなかった週です。
about-movement = 体を動かした、週ごとの時間(分)です。種類は問いません。斜線の印は、運動について回答のなかった週です。
about-good-sides = チェックインをした日のうち、まとまった時間があった日と、家族や世話の時間があった日の、週ごとの日数です。斜線の印は、チェックインのなかった週です。
about-base = もとになるのは{ $weeks }週のうち回答のあった{ $days }日です。比べられるだけの回答がある週は{ $compared }週です。
numbers-as-table = 数字を表で見る
head-week = 週
head-answered = 回答した日
head-working-days = 勤務日
head-checked-in = チェックインした日
unit-score = 1〜5の平均
unit-minutes = 分
unit-count = 回
unit-people = 人
unit-days = 日
week-so-far = { $week }(途中)
gap = データなし
