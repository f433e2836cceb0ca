### 約束していることを、わかりやすい言葉で。

privacy = プライバシー
privacy-title = 記録はあなたのもの。ほかの人に見えるのは、何人かに共通することだけです
privacy-lead = Iroriが約束していることと、いまここで使われている人数、そして誰にも防げないことをまとめています。
privacy-coming = { $week }から、チームの週には{ $team }人、レポートの数値には{ $report }人の回答が必要になります。

privacy-you = あなただけに見えるもの
privacy-you-all = すべての記録とメモ、そしてあなた自身の指標。リーダー、人事、管理者のどのページにも表示されません。
privacy-you-partners = 雑談の相手として名前を選んでも、あなたの図に使われるだけです。相手には何も見えません。
privacy-you-habits = 運動、外出、身支度は、チームの割合としても、あなたのページの外に出ることはありません。
privacy-you-sealed = 自由に書いた文章は、アカウントごとの鍵で封じられています。別のアカウントに移された行は、そこでは開けません。

privacy-team = リーダーに見えるもの
privacy-team-change = 水準ではなく変化です。つながり、仕事と家の境目、事業の背景が、それぞれの人のいつもと比べて動いたかどうかを、四つの段階で示します。
privacy-team-who = リーダーを除いて{ $team }人以上が回答したときだけ表示し、誰が回答したか、一人ひとりが何と答えたかは示しません。
privacy-team-fellow = チームの皆さんも同じページを見ます。その中の人は自分の回答を知っているので、その人に対してはほかの{ $others }人の中に紛れることになります。
privacy-team-silence = 誰が回答し、誰が回答しなかったかは、誰にも示しません。回答が足りない週は前の週と同じに見えます。回答の割合は四半期に一度、20ポイント刻みで示すだけです。
privacy-team-name = 名前つきで見えるのは、あなたが共有したものと、あなたが書いた「ひとこと」だけです。共有はいつでも取り消せます。
privacy-team-mode = 年に2回、プルリクエストを承認した日のあなたの働き方を使い、リモートワークとオフィスでのレビューをチーム全体で比べます。外に出るのは判定だけで、自分の働き方を外すこともでき、それは誰にも知らされません。

privacy-hr = 人事に見えるもの
privacy-hr-quarters = 自分のいつもと比べられる人が{ $report }人以上いる部門について、四半期ごとの数値が見えます。
privacy-hr-sums = 引き算でより少ない人数のことがわかってしまう場合は、その数値か、上の部門の数値を伏せます。
privacy-hr-person = 個人のこと、メモ、小さすぎるチームだけの数値は、いっさい見えません。

privacy-admin = 管理者に見えるもの
privacy-admin-accounts = アカウント、チーム、設定、Iroriの動作状況だけです。誰の結果も見えません。
privacy-admin-operator = サーバー上でレポートを書き出すことはできますが、運用者であると明示する必要があり、閲覧の記録に残ります。

privacy-how = どのように守っているか
privacy-how-closed = 週は一度だけ締め切られます。あとから直したり書き足したりしても、変わるのはあなたのページだけで、公開されたものは動きません。
privacy-how-left-out = チームのページに書かれることは、誰か一人を除いても成り立つことだけです。一人では作れず、一人のことを読み取ることもできません。
privacy-how-joined = 小さなチームは近くのチームと合わせて、二つの四半期のあいだ一緒に公開されます。所属する人数だけで決め、回答では決めません。
privacy-how-counts = 表示するか伏せるかは人数だけで決まり、何と答えたかでは決まりません。
privacy-how-attacked = 変更のたびに、私たち自身が攻撃しています。すべての部門と八つの四半期にわたる引き算、加わった人や休んだ人の観察、あらゆる欄に埋めた目印の探索です。

privacy-can = あなたにできること
privacy-can-seen = いまリーダーに見えているものを見る
privacy-can-ledger = あなたに関わるものを誰が見たかを確かめる
privacy-can-share = 名前つきで共有する、または取り消す
privacy-can-word = リーダーに「ひとこと」を送る
privacy-can-mine = あなたに関するすべてをダウンロードする、または消去する

privacy-threshold = 結果に必要な人数
privacy-threshold-caption = 結果のもとになる最少の人数
privacy-threshold-of = 対象
privacy-threshold-now = いま
privacy-threshold-from = { $week }から
privacy-threshold-team = チームの週
privacy-threshold-report = レポートの数値
privacy-threshold-ratchet = すでに集めたものについて、この人数を増やすことはできますが、減らすことはできません。3人を下回ることはありません。変更は、適用される一週間前に全員に知らされます。

privacy-leak = それでも残るもの
privacy-leak-why = 少人数の合計からは、一人ひとりの値がどうしても少し絞り込まれます。あなたについてほかに何も知らない人がグループの合計を知ったとき、あなたの回答についての確かさは次の分だけ増します。
privacy-leak-of = { $people }人のグループ: { $percent } %
privacy-leak-change = Iroriはチームのこうした合計を公開せず、変化の段階だけを示します。私たちの試験では、一年分を見ても、加わった人の水準は何もわからず、一人の変化がわずかにわかる程度でした（相関は0.3、単純な平均を公開した場合は0.85）。

privacy-cannot = 誰にも防げないこと
privacy-cannot-database = データベースとその秘密鍵の両方を持つ人は、すべてを読むことができます。ここではそれが誰なのか、尋ねてください。
privacy-cannot-forge = プルリクエストとレビューは、行った場所であなたの名前とともに見えています。
privacy-cannot-elsewhere = 会話で話したことや、画面を撮影されたもの。
privacy-cannot-fellow = グループのほかの全員が回答を持ち寄れば、残りがあなたの回答です。
privacy-cannot-role = 管理者は、誰かをリーダーや人事にすることができます。そのことは、関わるすべての人の閲覧の記録に残ります。

privacy-not = 主張しないこと
privacy-not-anonymous = 匿名であるとは言いません。秘密を守る仕組みであり、数人以上のグループの変化だけを示します。
privacy-not-differential = 差分プライバシーであるとは言いません。
privacy-not-legal = 法律が雇い主に求めることをこれで満たすとは言いません。

privacy-kept = いつまで残るか
privacy-kept-months = 記録は{ $months }か月後に、メモや、週ごとに計算されたものとともに消去されます。
privacy-kept-for-good = ここでは、あなたが消すまで記録は残ります。
privacy-kept-weeks = チームの締め切りのために週ごとに取り出したいくつかの整数は、アカウントがある間は残ります。なければ比べる相手がなくなるためです。アカウントを消去すると一緒に消えます。
privacy-kept-published = 公開されたものは残ります。誰の名前も含みません。
