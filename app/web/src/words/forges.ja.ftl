### フォージ:フック、ログイン名、その持ち主。

forges = フォージ
forges-title =
    { $hooks ->
        [0] プルリクエストはまだ届いていません
       *[other] { $hooks }個のフックからプルリクエストが届きます
    }
forges-lead = フックは、GitHub、GitLab、Gitea、Forgejoでのプルリクエスト、レビュー、プッシュをIroriに知らせます。コメントの本文は、届いたときに内容の有無だけを判定し、保存しません。

## フック
forges-hooks = フック
forges-hooks-caption = すべてのフックと、その宛先、調子
forges-no-hook = フックはまだありません。ここで作り、宛先とシークレットをフォージに登録してください。
forges-hook = フック
forges-address = 宛先
forges-last-delivery = 最後の配信
forges-week = この7日間
forges-act = 操作
forges-nothing-came = まだ何も届いていません
forges-last = { $at }:{ $outcome }
forges-outcome-taken = 取り込み
forges-outcome-ignored = 対象外
forges-outcome-repeated = 再送
forges-outcome-malformed = 形式の誤り
forges-unsigned = このシークレットで署名されていない配信が{ $first }から{ $last }までに{ $count }件届きました(このサーバーの起動後)。だれでも送れるものなので、集計には影響しません。
forges-mark-lost = シークレットが誤っていた
forges-mark-lost-whose = シークレットの誤りで「{ $name }」への配信を取りこぼしたと記録する
said-marked-lost = 記録しました。その間のプルリクエストは、取り込むまで「すべてわかっている」とは扱いません。まだ続いている場合は、配信が届くようになってからもう一度記録してください。
forges-remove = 削除
forges-remove-whose = フック「{ $name }」を削除
forges-add-hook = フックを作る
forges-hook-name = フックの名前
forges-hook-name-hint = 見分けるための名前です。フォージでの組織名やグループ名などにしてください。
forges-add-hook-press = フックを作る
forges-add-hook-about = 組織、グループ、またはリポジトリごとに、フックを1つ作ります。各フォージでの設定は次のとおりです。
forges-add-hook-github = 「Settings」→「Webhooks」→「Add webhook」を開きます。宛先は「Payload URL」、シークレットは「Secret」に入力し、Content typeはapplication/jsonにします。イベントは個別に選び、「Issue comments」「Pushes」と、「Pull request」で始まる4つすべてにチェックを入れてください。
forges-add-hook-gitlab = 「設定」→「Webhook」→「新しいWebhookを追加」を開きます。宛先は「URL」、シークレットは「署名トークン」(Signing token)に入力します。署名トークンの欄がない版では「シークレットトークン」に入力してください。トリガーは、プッシュイベント、コメント、マージリクエストイベントを選びます。形式の設定は不要です。カスタムテンプレートは空のままにしてください。
forges-add-hook-gitea = 「設定」→「Webhook」→「Webhookを追加」から、GiteaまたはForgejoを選びます。宛先は「ターゲットURL」、シークレットは「シークレット」に入力し、HTTPメソッドはPOST、POST Content Typeはapplication/jsonにします。トリガーは、プッシュと、プルリクエストに関するものをすべて選びます。ブランチフィルターは*のままにしてください。
forges-made = 「{ $name }」のシークレット(宛先 { $address })
forges-made-about = 今すぐフォージに登録してください。二度と表示されません。なくしたときは、新しいフックを作ってください。
said-hook-removed = フックを削除しました。届いた内容は残ります。
wrong-hook-name = この名前のフックはすでにあります。

## ログイン名
forges-ties = ログイン名と人
forges-ties-caption = 人に結びついているすべてのログイン名
forges-no-tie = 人に結びついているログイン名はまだありません。各自が設定で届け出たものを確認するか、ここで結びつけてください。
forges-person = 人
forges-untie = 結びつきを解く
forges-untie-whose = ログイン名「{ $login }」の結びつきを解く
forges-tie = ログイン名を結びつける
forges-tie-press = ログイン名を結びつける
forges-tie-about = 本人には、あなたが結びつけたことが表示されます。自分に結びつけると、全員の「閲覧の記録」に載ります。
forges-proof = 根拠
forges-proof-address = コミットのメールアドレス({ $at })
forges-proof-admin = { $by }({ $at })
forges-proof-some-admin = 管理者({ $at })
forges-proof-unknown = なし:確認を求めるようになる前のもの({ $at })
forges-confirm-login = 確認
forges-confirm-login-whose = 「{ $login }」が{ $name }のものだと確認する
forges-claims = 確認待ちの届け出
forges-claims-caption = ログイン名を届け出たすべての人。同じログイン名は並べて表示
forges-claims-about = 届け出のあったログイン名は、確認するまで何も表示されません。そのログイン名からのコメントなど、フォージ上で本人だと示してもらってください。
forges-claim = 届け出
forges-ground-claim = { $at }に届け出
forges-ground-dispute = { $at }に、ほかの人のものであることに異議
forges-ground-tied = { $at }に異議が出るまで結びついていた
forges-evidence = この人のメールアドレスでのコミットが、フォージから届いています。
forges-no-evidence = この人のメールアドレスでのコミットは、フォージから届いていません。
forges-own-claim = あなた自身の届け出です。確認すると、全員の「閲覧の記録」に載ります。
forges-tied-to = 現在は{ $name }に結びついています
forges-confirm-claim = 確認
forges-confirm-claim-whose = 「{ $login }」が{ $name }のものだと確認する
forges-refuse-claim = 認めない
forges-refuse-claim-whose = 「{ $login }」が{ $name }のものだと認めない
said-claim-refused = 認めませんでした。
forges-untied = 結びついていないもの
forges-untied-about = 届いた中にあり、だれにも結びついていないログイン名です。その活動はどのチームの集計にも入りません。
forges-none-untied = 届いたログイン名は、すべて人に結びついています。
forges-seen = 最後に見たのは{ $at }
forges-mine-about = どのプルリクエストとレビューが自分のものかを示します。あなたのメールアドレスでコミットしていないログイン名は、管理者の確認を待ちます。
forges-mine-hint = プロフィールのアドレスにあるとおりに入力してください。
forges-mine-press = ログイン名を届け出る
said-login-tied = ログイン名を結びつけました。
said-login-untied = ログイン名の結びつきを解きました。
wrong-pull-request = プルリクエストのアドレスではありません。
wrong-login = ログイン名に空白は使えません。例:octocat
wrong-login-own = このログイン名はすでにあなたに結びついています。
wrong-login-claimed = このログイン名はすでに届け出ています。管理者の確認待ちです。
wrong-login-tied = このログイン名はすでにだれかに結びついています。管理者が解くことができます。
wrong-logins-most = 一人が持てるログイン名の数の上限です。

forges-forge = フォージ
forge-github = GitHub
forge-gitlab = GitLab
forge-gitea = Gitea・Forgejo
