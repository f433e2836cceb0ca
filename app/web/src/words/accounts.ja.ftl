### アカウント:リンクによる新しいパスワード、本人確認、閉鎖。

## 済んだこと
said-reset-stopped = 新しいパスワード用のリンクを止めました。
said-reset-approved = 新しいパスワード用のリンクが、いま使えるようになりました。
said-sessions-of-ended = この人をすべての端末からログアウトさせました。
said-reopened = アカウントを再び開きました。必要な所属を追加してください。
said-texts-opened = 以前の文章を再び開けるようになりました。復旧コードを使った場合は、新しいコードを作ってください。

## 入力の誤り
wrong-recovery-code = 復旧コードが違います。コードは英数字26文字です。
wrong-reset-waits = このリンクはまだ使えません。復旧コードを入力するか、時間になってからもう一度お越しください。
wrong-proof = 以前のパスワードでも復旧コードでもありません。
wrong-sign-in-replaced = このパスワードは、誰かがリンクで新しいパスワードを決めるまでのものです。心当たりがなければ、別の管理者か運用者に知らせてください。以前の文章は封じられたままです。
wrong-code-unproven = 本人確認が済むと、復旧コードを作れます。
wrong-approve-own = 別の管理者が行ってください。リンクを作った人と、その対象の本人はできません。
wrong-approve-new = このリンクが作られた時点で、管理者になってからの時間が足りません。もっと前からの管理者が行ってください。
wrong-approve-unproven = あなたのパスワードはリンクで設定されました。先に「復旧」で本人確認をしてください。
wrong-reset-own = 自分の新しいパスワード用のリンクは作れません。設定でパスワードを変更するか、別の管理者に頼んでください。
wrong-close-own = 自分のアカウントは閉じられません。別の管理者に頼むか、「自分のデータ」で消去してください。

## 自分のアカウントのすべてのページ
account-closed = このアカウントは閉じられています。ここで自分のデータを受け取るか、消去できます。
account-reset-operator = 運用者のコマンドライン
account-reset-waits = { $who }が、あなたの新しいパスワードを設定できるリンクを作りました。{ $from }から使えます。頼んだ覚えがなければ、止めて、信頼できる人に知らせてください。
account-reset-opens = { $who }が、あなたの新しいパスワードを設定できるリンクを作りました。{ $until }まで使えます。頼んだ覚えがなければ、止めて、信頼できる人に知らせてください。
account-reset-stop = このリンクを止める
account-sealed = { $moment }に、リンクを使ってパスワードが設定されました。それより前に書いた文章は、本人確認が済むまで封じられています。
account-sealed-open = 本人確認をする

## リンクによる新しいパスワード
recovery-code = 復旧コード
reset-waits = このリンクは{ $moment }(UTC)から使えます。それまでは、アカウントの持ち主が止められます。ご本人で復旧コードをお持ちなら、いま進めます。
reset-code-needed = 設定で作った英数字26文字のコードです。
reset-code-hint = お持ちの場合に入力してください。ないと、以前の文章は本人確認が済むまで封じられたままです。

## 設定の「復旧」
subnav-recovery = 復旧
recovery-title = パスワードをなくしたとき
recovery-lead = 管理者が新しいパスワード用のリンクを作れます。使えるようになる前にここに表示され、以前の文章はリンクだけでは誰にも読めません。
recovery-code-about = これがあると、リンクが使えるようになるのを待たずに済み、文章も開いたまま、または再び開けます。表示も使用も一度きりです。これだけではログインできません。パスワードを変更しても、そのまま使えます。
recovery-none = 復旧コードはまだありません。
recovery-there = 復旧コードを{ $moment }に作りました。
recovery-make-press = 復旧コードを作る
recovery-again-press = 新しいコードを作る
recovery-made = あなたの復旧コード
recovery-made-about = 書き留めて、この端末とは別の場所に保管してください。二度と表示されません。前のコードは使えなくなりました。
recovery-sealed = 以前の文章を開く
recovery-sealed-about = { $moment }に、リンクを使ってパスワードが設定されました。リンクを作った人に読まれないように、それより前のメモ、注記、ひとこと、フォローアップは封じられています。
recovery-proof = 以前のパスワード、または復旧コード
recovery-proof-hint = リンクが使われる前に、あなた自身が最後に決めたパスワードです。
recovery-open-press = 開く

## パスワードの再入力
confirm-title = もう一度パスワードを入力してください
confirm-lead = 誰かに入口を開く操作、データを持ち出す操作、またはあなただけに書かれた文章を開く操作です。10分たつと、もう一度お聞きします。
confirm-press = 進む
confirm-account-recovery-code = 復旧コードを作ろうとしています。
confirm-forges-add-hook = フォージ用の秘密鍵を作ろうとしています。
confirm-forges-confirm-login = フォージのログイン名が誰のものかを確認しようとしています。
confirm-forges-refuse-claim = フォージのログイン名についての申し出を退けようとしています。
confirm-forges-confirm-claim = フォージのログイン名が誰のものかを確認しようとしています。
confirm-forges-tie = フォージのログイン名を人に結び付けようとしています。
confirm-org-invite = 人を招待しようとしています。
confirm-org-end-membership = 人をチームから外そうとしています。
confirm-org-add-membership = 人をチームに加えようとしています。
confirm-org-approve-reset = 新しいパスワード用のリンクを、すぐに使えるようにしようとしています。
confirm-org-close-account = アカウントを閉じようとしています。
confirm-org-closed-link = 閉じたアカウントのデータへのリンクを作ろうとしています。
confirm-org-reopen-account = 閉じたアカウントを再び開こうとしています。
confirm-org-reset-link = ほかの人の新しいパスワード用のリンクを作ろうとしています。
confirm-org-save-roles = 権限を変更しようとしています。
confirm-thresholds-set = 結果に必要な人数を変更しようとしています。

## 端末とリンク
session-began = { $moment }から
session-began-at = { $moment }から、{ $network }
links-title = 一度だけ使えるリンク
links-about = あなたのアカウントに新しいパスワードを設定できるリンクと、あなたがほかの人に作ったリンクです。パスワードを変更すると、すべて使えなくなります。
links-none = ありません。
links-reset-of-me = あなたの新しいパスワード用({ $whom }が{ $made }に作成、{ $until }まで)
links-join-made = { $whom }への招待({ $made }に作成、{ $until }まで)
links-reset-made = { $whom }の新しいパスワード用({ $made }に作成、{ $until }まで)

## 閉じたアカウントに残るもの
closed-title = あなたのアカウントは閉じられています
closed-lead = 入力したものは、いまもあなたのものです。受け取るか、消去してください。
closed-proof = パスワード、または復旧コード
closed-proof-hint = リンクだけでは何も開きません。復旧コードは、アカウントを消去するまで使えます。
closed-press = 自分のデータを見る

## 管理者から見た人のページ
admin-reset-made-waits = このリンクは二度と表示されません。本人に渡してください。決められた時間がたつか、本人の復旧コードがあれば使えます。作ったことは本人に表示され、本人が止められます。
admin-reset-waiting = 新しいパスワード用のリンク
admin-reset-waits = { $who }が作りました。{ $from }から{ $until }まで使えます。
admin-reset-opens = { $who }が作りました。{ $until }まで使えます。
admin-reset-approve-about = 本人が頼んだことを確かめていれば、すぐに使えるようにできます。記録に残ります。
admin-reset-approve = すぐに使えるようにする
admin-reset-withdraw = リンクを取り消す
admin-end-sessions-about = この人をすべての端末からログアウトさせます。スマートフォンをなくしたときなどに。
admin-end-sessions-press = すべての端末からログアウトさせる
admin-close-about = 所属、権限、リンク、ログインが終わり、この人はほかの人の選択肢に出なくなります。入力したものは本人のもののままです。本人に渡すリンクを表示します。
admin-close-sure = このアカウントを閉じます
admin-close-press = アカウントを閉じる
admin-closed-made = { $name } さんに残るもの
admin-closed-made-about = このリンクは二度と表示されません。本人に渡してください。パスワードか復旧コードがあれば、本人がデータを受け取り、または消去できます。それまで使えます。
admin-closed-link-about = この人のデータへのリンクを作り直します。前のリンクは使えなくなります。
admin-closed-link-press = リンクを作る
admin-reopen-about = 本人はこれまでどおりログインできます。所属と権限は自動では戻りません。
admin-reopen-press = アカウントを再び開く

## プライバシー
privacy-lost = パスワードをなくしたとき
privacy-lost-link = 管理者が新しいパスワード用のリンクを作れます。そのことは閲覧の記録に残り、リンクが終わるまであなたのすべてのページに表示されます。あなたが止めることもできます。
privacy-lost-waits =
    { $hours ->
        [0] この環境では、リンクはすぐに使えます。
       *[other] リンクは{ $hours }時間後に使えるようになります。あなた自身の復旧コードがあるとき、または2人目の管理者が同意したときは、すぐに使えます。
    }
privacy-lost-sealed = それより前に書いた文章は、復旧コードか以前のパスワードを入力するまで封じられたままです。その後に書かれたものは、アカウントを使う人に開きます。
privacy-lost-numbers = 点数など、文章を含まない記録は封じられません。リンクでアカウントに入った人には、それらと、そのアカウントで読めるもの(チームの週、レポート、その後に届くひとこと)が見えます。
privacy-lost-operator = サーバー上では、運用者がどのアカウントにもそのようなリンクを作れます。すぐに使え、そのアカウントは管理者になり、そのことは全員の閲覧の記録に残ります。その場合も、以前の文章は封じられます。
