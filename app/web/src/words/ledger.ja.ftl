### 閲覧の記録と、リーダーに見えるもの。

me-nav-seen = リーダーに見えるもの
me-nav-ledger = 閲覧の記録
subnav-ledger = 閲覧の記録
foot-ledger = わたしに関わることを誰が見たか

## 閲覧の記録

ledger-kicker = 閲覧の記録 · この一覧はあなただけに見えます
ledger-title = あなたに関わることを、誰が見たか
ledger-lead = あなたの回答が含まれうる週やレポートの閲覧、持ち出されたレポート、名前つきで読まれたもの、読む権限の変更、そしてチームの週の振り返りが終わったことがすべて並びます。新しいものが先です。
ledger-empty = あなたに関わることは、まだ誰も見ていません。
ledger-empty-then = チームの週が締まり、誰かが開くと、ここに載ります。この一覧を見たことは記録されません。
ledger-empty-older = これより前の記録はありません。
ledger-mine-show = 自分の閲覧も表示する
ledger-mine-hide = 自分の閲覧を隠す
ledger-older = 前の記録
ledger-latest = 最新の記録
ledger-times = { $times }回

ledger-me = あなた
ledger-me-too = あなた
ledger-myself = あなた自身
ledger-gone = すでにないアカウント
ledger-gone-too = すでにないアカウント
ledger-command-line = 運用者のコマンドライン
ledger-team-gone = すでにないチーム

ledger-as-lead = { $team }のリーダー
ledger-as-member = { $team }のメンバー
ledger-as-hr = 人事
ledger-as-admin = 管理者

ledger-week =
    { $before ->
        [0] { $who }が{ $teams }の{ $week }を見ました
       *[other] { $who }が{ $teams }の{ $week }と、その前の{ $before }週を見ました
    }
ledger-report = { $who }が{ $quarter }のレポートを開きました
ledger-file = { $who }が{ $quarter }のレポートをファイルで持ち出しました
ledger-file-of = { $who }が{ $quarter }のレポートを{ $format }で受け取りました({ $scope }、ハッシュ値{ $hash }…)
ledger-consent = { $who }が、あなたが共有している「{ $family }」の状態を読みました
ledger-word = { $who }が、あなたが{ $day }に送ったひとことを開きました
ledger-word-undated = { $who }が、あなたの送ったひとことを開きました
ledger-lead-given = { $who }が{ $about }を{ $team }のリーダーにしました
ledger-lead-ended = { $who }が{ $about }の{ $team }のリーダーとしての最終日を決めました
ledger-member-given = { $who }が{ $about }を{ $team }に加えました(メンバーはリーダーと同じものを読めます)
ledger-member-joined = { $who }が招待を受けて{ $team }に入りました
ledger-member-ended = { $who }が{ $about }の{ $team }での最終日を決めました
ledger-hr-given = { $who }が{ $about }にレポートを読む権限(人事)を与えました
ledger-hr-taken = { $who }が{ $about }からレポートを読む権限(人事)を外しました
ledger-admin-given = { $who }が{ $about }を管理者にしました(管理者は結果を読めませんが、誰が読めるかを決めます)
ledger-admin-taken = { $who }が{ $about }を管理者から外しました
ledger-reset-made = { $who }が、{ $about }の新しいパスワードを設定できるリンクを作りました
ledger-reset-approved = { $who }が、{ $about }の新しいパスワード用のリンクをすぐに使えるようにしました
ledger-reset-stopped = { $who }が、{ $about }の新しいパスワード用のリンクを止めました
ledger-reset-stopped-oneself = { $who }が、自分の新しいパスワード用のリンクを止めました
ledger-reset-used = リンクを使って、{ $about }の新しいパスワードが設定されました
ledger-reset-proven = リンクと復旧コードを使って、{ $about }の新しいパスワードが設定されました
ledger-texts-opened = 本人確認のうえで、{ $about }の以前の文章が再び開けるようになりました
ledger-admin-link-made = { $who }が、{ $about }に新しいパスワードと管理者の権限を渡すリンクを作りました
ledger-admin-link-used = 運用者のリンクを使って、{ $about }の新しいパスワードが設定されました
ledger-recovery-code-made = { $who }が{ $about }の復旧コードを作りました
ledger-recovery-code-made-oneself = { $who }が復旧コードを作りました
ledger-closed-link-made = { $who }が、{ $about }の閉じたアカウントのデータへのリンクを作りました
ledger-sessions-ended = { $who }が、{ $about }をすべての端末からログアウトさせました
ledger-closed = { $who }が{ $about }のアカウントを閉じました
ledger-reopened = { $who }が{ $about }のアカウントを再び開きました
ledger-login-claimed = { $who }が{ $about }にフォージのログイン名を結び付けました(まだ確認されていません)
ledger-login-claimed-oneself = { $who }がフォージのログイン名を自分のものとして届け出ました(管理者の確認待ち)
ledger-login-proven = { $who }が、自分のメールアドレスでコミットしているフォージのログイン名を自分のものと確認しました
ledger-login-confirmed = { $who }が{ $about }のフォージのログイン名を確認しました
ledger-login-confirmed-oneself = { $who }がフォージのログイン名を自分のものと確認しました
ledger-login-refused = { $who }が{ $about }のフォージのログイン名を認めませんでした
ledger-login-refused-oneself = { $who }がフォージのログイン名を自分のものではないと答えました
ledger-login-disputed = { $who }が、フォージのログイン名が{ $about }のものであることに異議を出しました
ledger-login-disputed-oneself = { $who }が、フォージのログイン名が自分のものであることに異議を出しました
ledger-login-untied = { $who }が{ $about }からフォージのログイン名を外しました
ledger-login-untied-oneself = { $who }が自分のフォージのログイン名を外しました
ledger-reviewed = { $who }が{ $team }の{ $week }の振り返りを終えました

ledger-chain = 記録が抜き取られていないことの確かめ方
ledger-chain-about =
    { $rows ->
        [0] この環境の閲覧の記録は、まだ1行もありません。各行は、1つ前の行のハッシュ値を含みます。
       *[other] この環境の閲覧の記録は、全員分で{ $rows }行あります。各行は、1つ前の行のハッシュ値を含みます。
    }
ledger-chain-last = 最後の行の番号とハッシュ値:
ledger-chain-note = 書き留めておいてください。運用者が irori verify --ledger-head に続けてそれを入れると、そこまでの行が当時のままかどうかがわかります。

## リーダーに見えるもの

seen-title = いま、リーダーに見えているもの
seen-lead = 下は、リーダーが見るチームのページです。同じプログラムで、いま作っています。開いたことは、ほかの閲覧と同じように記録に残ります。
seen-lead-nothing = リーダーに見えるページはあなたと同じで、いまは何も公開されていません。
seen-none-title = どのリーダーにも、あなたのことは見えていません
seen-none = あなたを数えるチームがないため、あなたの記録はどのチームの週にも入りません。
seen-none-then = 管理者がチームに加えると、そのリーダーに見えるものがここに表示されます。
seen-not = リーダーに見えないもの
seen-not-entries = あなたの記録、メモ、一日ごとの様子、「わたし」のページにあるもの。
seen-not-level = 誰がどうであるか。見えるのは、複数の人がそれぞれのいつもから動いたかどうかだけです。
seen-not-who = 誰が答え、誰が答えなかったか。
seen-not-habits = 体を動かした記録、仕事と仕事の間の休息、雑談の相手、あなたの傾向。
seen-not-later = 週が締まった後に書いたこと、直したこと。
seen-ledger = 誰がいつ見たか
seen-short-title = いま、リーダーに見えているもの
seen-short = リーダーに見えるのは、チームの締まった週だけです。複数の人がそれぞれのいつもから動いたかどうかを、段階で示します。水準、記録、名前、誰が答えたかは決して見えません。
seen-short-none = あなたを数えるチームがないため、あなたの回答から何かがリーダーに見えることはありません。
seen-short-open = リーダーのページをいまの状態で見る
