
### 指標を名前つきで共有することと、リーダーへのひとこと。

said-consent = 今週から共有されます。
said-consent-withdrawn = 共有をやめました。
me-nav-sharing = 共有

consent-family-isolation = 孤立
consent-family-boundary = 境界
consent-family-context = 事業とのつながり

consent-kicker = 名前つきの共有
consent-title =
    { $count ->
        [0] 名前つきで共有しているものはありません
       *[other] 名前つきで{ $count }件を共有しています
    }
consent-lead = あなたの指標は、あなた以外の誰にも見えません。リーダーに見てもらいたいときは、リーダー一人・分野一つずつ、名前つきで共有できます。いつでも取り消せます。
consent-nobody = リーダーのいるチームに所属していないため、共有する相手がいません。
consent-who = { $name }・{ $team }
consent-with = { $name }さんは、いま{ $team }のリーダーです。共有したものが見えるのは、{ $name }さんが{ $team }のリーダーで、あなたが{ $team }に所属しているあいだだけです。
consent-with-not-in-force = { $name }さんには、いまは何も見えません。{ $team }のリーダーではなくなったか、あなたが{ $team }に所属していないためです。その状況が変わると、また見えるようになります。それを望まない場合は取り消してください。
consent-not-shared = 共有していません
consent-give = 共有する
consent-give-label = 共有する：{ $family }を{ $name }さん（{ $team }）に
consent-withdraw = 取り消す
consent-withdraw-label = 取り消す：{ $name }さん（{ $team }）への{ $family }の共有

consent-shows = リーダーに見えるもの
consent-shows-bands = 分野の各指標について、締め切られた週ごとの状態（いつも通り、注意、要対応、まだ不明）、その理由となる一文、いつからか。長くても直近13週です。
consent-shows-isolation = つながり、雑談のない日、雑談の広がり
consent-shows-boundary = 家庭 → 仕事、仕事 → 家庭。勤務間の休息は共有されません。
consent-shows-context = 誰がなぜ使うか、制約の理解
consent-shows-never = 回答、メモ、数値、個々の日、雑談の相手、要因は決して見えません。習慣は共有できません。

consent-how = 共有のしくみ
consent-how-from = 今週から有効です。今週の分は締め切られたあとに見えます。それより前の週は決して見えません。
consent-how-before = 共有する前に始まった変化は、状態としては見えますが、いつ始まったかは見えません。
consent-how-back = 取り消しはすぐに効きます。次に開かれたときには、もう何も見えません。
consent-how-ledger = リーダーが開くたびに、先に閲覧の記録に残ります。取り消す前に見られたことは、記録に残り続けます。
consent-to-ledger = 閲覧の記録へ
consent-how-k = リーダーはあなたの状態を知っているので、この分野のチームの結果に必要な最少人数には数えません。回答そのものは、これまで通り結果に含まれます。
consent-words = ほかに伝えたいことがありますか
consent-words-about = 名前を添えて、リーダーに書くこともできます。

## リーダーに見えるもの

shared-with-you = 名前つきで共有されているもの
shared-with-you-about = 本人の意思によるもので、取り消されるまで見られます。開くたびに、本人の閲覧の記録に残ります。
shared-link = { $name }さん：{ $family }
shared-since = { $day }から共有
shared-kicker = { $team }・{ $day }から共有
shared-title = { $name }さんが「{ $family }」を共有しています
shared-lead = 本人のいつもと比べた、週ごとの状態です。話し合いのきっかけにしてください。
shared-early = まだ何もありません。共有される最初の週は{ $closes }に締め切られます。
shared-weeks = 週ごとの状態
shared-caption = 週ごとの状態（新しい順）
shared-head-week = 週
shared-is = この画面について
shared-is-own = どの状態も、本人のいつもと比べたものです。ほかの人との比較ではありません。
shared-is-only = 回答、メモ、個々の日、名前、要因は含まれません。共有する前の週も含まれません。
shared-is-ledger = この画面を開いたことは、{ $name }さんの閲覧の記録に残ります。
shared-is-revocable = いつでも、理由なしに取り消せます。
shared-back = { $team }に戻る

finding-unknown = まだ不明か、回答が足りません。
finding-connection-usual = つながりは、本人のいつもとほぼ同じです。
finding-connection-since = { $week }から、つながりが本人のいつもより低くなっています。
finding-connection-before = 共有される前から、つながりが本人のいつもより低くなっています。
finding-connection-once = { $week }は、つながりが本人のいつもより大きく下がりました。
finding-connection-rule = 方針として決めたしきい値では、つながりが低い状態です。
finding-quiet-days-usual = リモート勤務の日にも雑談があります。
finding-quiet-days-rule = 雑談のないリモート勤務日が多くなっています。
finding-breadth-usual = 雑談の相手は何人かに広がっています。
finding-breadth-rule = 雑談の相手がごく少数に偏っています。
finding-home-to-work-usual = 家庭の用事が仕事に入る回数は、本人のいつもとほぼ同じです。
finding-home-to-work-since = { $week }から、家庭の用事が本人のいつもより多く仕事に入っています。
finding-home-to-work-before = 共有される前から、家庭の用事が本人のいつもより多く仕事に入っています。
finding-home-to-work-once = { $week }は、家庭の用事が本人のいつもよりずっと多く仕事に入りました。
finding-work-to-home-usual = 仕事が家庭に入る回数は、本人のいつもとほぼ同じです。
finding-work-to-home-since = { $week }から、仕事が本人のいつもより多く家庭に入っています。
finding-work-to-home-before = 共有される前から、仕事が本人のいつもより多く家庭に入っています。
finding-work-to-home-once = { $week }は、仕事が本人のいつもよりずっと多く家庭に入りました。
finding-work-to-home-rule = 方針として決めたしきい値では、{ $week }に仕事が家庭に入った日が多くありました。
finding-clear-usual = 自分の仕事を誰が、なぜ使うのかがわかっています。
finding-clear-rule = 自分の仕事を誰が、なぜ今使うのかが見えていません。
finding-heard-usual = 自分の仕事の制約は理解されていると感じています。
finding-heard-rule = 自分の仕事の制約が理解されていないと感じています。

## ひとこと

said-word = ひとことを送りました。
said-word-removed = ひとことを取り消し、削除しました。
words-kicker = ひとこと
words-title = リーダーへのひとこと
words-lead = ひとことは、リーダーの一人に宛てた短いメッセージです。あなたの名前で届きます。
words-way = リーダーへのひとこと
words-new = 新しいひとことが{ $count }件あります
words-nobody = リーダーのいるチームに所属していないため、書く相手がいません。
words-write = ひとことを書く
words-to = 宛先
words-to-choose = リーダーを選ぶ
words-text = ひとこと
words-text-hint = 2000文字まで。あなたの名前で届きます。
words-send = 送る
words-received = 届いたひとこと
words-none-received = 届いたひとことはありません。
words-is-new = 未読
words-from = { $name }さん（{ $team }）からのひとこと
words-sent = 送ったひとこと
words-sent-to = { $name }さん（{ $team }）へ、{ $sent }
words-opened = { $at }に開かれました
words-not-opened = まだ開かれていません
words-remove = 取り消す
words-remove-label = 取り消す：{ $name }さんへのひとこと（{ $sent }）
words-open-kicker = ひとこと・{ $sent }
words-open-ledger = 開いたことは閲覧の記録に残り、いつ開いたかが{ $name }さんに見えます。{ $name }さんはいつでも取り消せます。
words-back = ひとことの一覧
words-unreadable = このひとことは開けません。封じられた以前の文章でなければ、運用者にログで知らされています。
words-about = ひとことについて
words-about-who = 読めるのは宛先のリーダーだけで、そのチームのリーダーであるあいだに限ります。
words-about-signed = 匿名のコメントはありません。小さなチームでは誰が書いたかの推測を招き、しかもよく外れるからです。
words-about-opened = いつ開かれたかが、あなたに見えます。
words-about-back = いつでも取り消せます。開かれていてもいなくても、削除されます。
words-about-sealed = あなた自身の鍵で暗号化して保存されます。
wrong-not-my-lead = 自分が所属するチームのリーダーを選んでください。
wrong-words-most = この24時間に送ったひとことが、上限の{ $most }件に達しました。入力した文はここに残っています。時間をおいて送ってください。

## What my lead sees
seen-shared = あなたの名前つきで見えるもの
seen-shared-with = { $name }さんには、あなたの「{ $family }」の状態が見えます（記録は見えません）
seen-shared-nothing = ありません。名前つきで共有している指標はありません。
seen-sharing = 名前つきで共有する、または取り消す
