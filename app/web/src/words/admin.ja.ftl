### 管理者のページ:組織、部署、チーム、人。

## 共通
admin-subnav = 管理メニュー
admin-organisation = 組織
admin-people = 人
admin-to-organisation = 組織のページへ
admin-to-people = 人のページへ
admin-day = { $year }年{ $month }{ $day }日
admin-percent = { $n }%
said-department-removed = 部署を削除しました。
said-team-removed = チームを削除しました。
wrong-last-before-first = 最後の日は、最初の日以降にしてください。

## 組織
admin-org-title =
    { $teams ->
        [0] チームはまだありません
       *[other] { $teams }チーム、集計に入る人は{ $people }人
    }
admin-org-lead = 部署、チーム、人を管理するページです。みなさんの回答がここに表示されることはありません。
## リクエストから見える、プロキシとホスト名
noticed-title = リクエストの届き方が、設定と合っていないかもしれません
noticed-no-proxy-set = 最近のリクエストの多くが { $from } から、プロキシが付けるヘッダー付きで届いていますが、IRORI_PROXIES は 0 です。{ $from } に、自分たちのプロキシがありますか。あれば、その先の全員が同じネットワークとみなされ、ひとりがログインに失敗すると全員が待たされます。プロキシの数を IRORI_PROXIES に設定してください。なければ、0 のままにしてください。設定を変えると、そこから好きな接続元を名乗れるようになります。
noticed-fewer-proxies = 最近のリクエストの多くが、IRORI_PROXIES の数より少ないプロキシを通って { $from } から届いているため、接続元を判別できません。{ $from } に、自分たちのプロキシがありますか。あれば、数を確かめ、プロキシが X-Forwarded-For を付けているか確認してください。なければ、プロキシを通らずに届く経路があります。その経路を閉じてください。
noticed-other-host = 最近のリクエストの多くが { $from } から、IRORI_PUBLIC_URL とは別のホスト名で届いています。みなさんが使っているのは、そのホスト名ですか。そうであれば、リンクが別の場所を指してしまいます。アドレスを直すか、プロキシがホスト名を引き継ぐようにしてください。違えば、何もする必要はありません。
noticed-other-scheme = 最近のリクエストの多くが { $from } から届き、http と https が IRORI_PUBLIC_URL と食い違っています。{ $from } に、自分たちのプロキシがありますか。あれば、アドレスかプロキシの設定を直してください。なければ、何もする必要はありません。

admin-tree = 部署とチーム
admin-org-empty = チームはまだありません。最初のチームを追加すると、結果がどのくらいの頻度で見えるかを確認できます。
admin-team-counts =
    { $people ->
        [0] 集計に入る人はまだいません
       *[other] 集計に入る人 { $people }人
    }
admin-add-team = チームを追加
admin-add-team-press = チームを追加する
admin-team-name = チーム名
admin-department = 部署
admin-zone = タイムゾーン
admin-zone-hint = チームの一週間は、この地域の時刻で締まります。変更しなければ月曜日12:00です。
admin-add-department = 部署を追加
admin-add-department-press = 部署を追加する
admin-department-name = 部署名
admin-parent = 上位の部署

## 部署
admin-within = この部署の中
admin-department-empty = この部署にはまだ何もありません。チームと部署は、組織のページで追加できます。
admin-change-department = 名前と位置
admin-department-not-empty = 削除できるのは、空の部署だけです。先に、中のチームと部署を移すか削除してください。
admin-remove-department = 部署を削除
admin-remove-department-sure = はい、この部署を削除します

## チーム
admin-team-lead =
    { $people ->
        [0] 今日の時点で、このチームの集計に入る人はいません。
       *[other] 今日の時点で、このチームの集計に入る人は{ $people }人です。
    }
admin-members = メンバー
admin-members-caption = このチームに所属する人と、所属していた人
admin-members-empty = このチームにはまだだれもいません。新しく招待するか、各自のページで所属を追加してください。
admin-name = 名前
admin-part = 立場
admin-part-member = メンバー
admin-part-lead = リード
admin-counting = 集計に入る
admin-from = 最初の日
admin-to = 最後の日
admin-no-end = 未定
admin-visible = 結果が見える頻度
admin-visible-joined = 今日の時点で、集計に入るメンバーは{ $people }人です。{ $alone }人に満たないチームの結果は、近くのチームと合わせて公開します。{ $alone }人以上になると、単独で公開できます。
admin-visible-nothing = 今日の時点で、集計に入るメンバーは{ $people }人です。このチームは何も公開しない設定です。公開する場合に表示できる頻度は次のとおりです。
admin-visible-alone = 今日の時点で、集計に入るメンバーは{ $people }人です。{ $alone }人以上のチームの結果は、単独で公開できます。
admin-visible-caption = 結果を計算できる週の割合
admin-visible-size = チームの人数
admin-size = { $people }人
admin-size-today = { $people }人(今日の人数)
admin-answering = 回答率{ $percent }
admin-visible-why = 回答率は、勤務日のうちチェックインのあった日の割合です。5日のうち3日以上回答した人が{ $least }人以上いる週だけを計算し、そのほかの週は何も表示せずに先へ進みます。リードは人数に入りません。
admin-change-team = 名前、部署、タイムゾーン
admin-holidays = 祝日
admin-holidays-list = このチームの祝日
admin-holidays-hint = 1行に1日ずつ、「2026-11-23 勤労感謝の日」のように日付から書いてください。保存すると、一覧全体がこの内容に置き換わります。
admin-holidays-press = 祝日を保存する
admin-team-stays = 一度でもメンバーがいたチームは削除できません。その記録は、所属していた人たちのものだからです。
admin-remove-team = チームを削除
admin-remove-team-sure = はい、このチームを削除します

## 人
admin-people-title =
    { $waiting ->
        [0] { $people }人
       *[other] { $people }人、返事待ちの招待{ $waiting }件
    }
admin-accounts = アカウント
admin-people-caption = アカウントのある人の一覧(チームは今日の時点)
admin-people-alone = いまはあなただけです。最初の同僚を招待しましょう。
admin-email = メールアドレス
admin-roles = 役割
admin-teams = チーム
admin-account = アカウント
admin-account-open = 有効
admin-account-closed = 閉鎖済み
admin-role-admin = 管理者
admin-role-hr = 人事
admin-leads = { $team }(リード)
admin-invite = 招待する
admin-team = チーム
admin-no-team-yet = まだ決めない
admin-invite-team-hint = 招待を受けると同時に、このチームに所属します。
admin-invite-press = 招待リンクを作る
admin-invite-about = リンクを表示しますので、ご自身で相手に送ってください。有効期間は72時間で、使えるのは一度だけです。
admin-invited = { $email } さんへの招待
admin-invited-about = このリンクは二度と表示されません。いま相手に送ってください。有効期間は72時間で、使えるのは一度だけです。
admin-waiting = 返事待ちの招待
admin-nobody-waits = 返事待ちの招待はありません。
admin-waits-until = { $until } まで
admin-withdraw = 取り消す
admin-withdraw-whose = { $email } さんへの招待を取り消す

## 一人ひとり
admin-closed-about = このアカウントは閉鎖されています。
admin-memberships = 所属
admin-memberships-caption = これまでの所属(新しい順)
admin-no-membership = 所属はまだありません。チームに所属していなくても記録はつけられますが、どのチームの集計にも入りません。
admin-no-team-to-join = 所属できるチームがまだありません。
admin-add-membership = 所属を追加
admin-add-membership-press = 所属を追加する
admin-choose-team = 選んでください
admin-counts-here = この人の回答を、このチームの集計に入れる
admin-counts-here-hint = 集計に入るのは、一度に1チームだけです。リードの回答は、自分が率いるチームの集計には入りません。
admin-to-hint = 決まっていなければ、空欄のままにしてください。
admin-end-membership = 所属を終了
admin-end-membership-press = 最後の日を決める
admin-membership = 終了する所属
admin-last-day = 最後の日
admin-last-day-hint = 最初の日より前にすると、この所属はなかったことになります。
admin-role-admin-tick = 管理者:アカウント、チーム、設定を管理する
admin-role-hr-tick = 人事:集計だけでできた報告書を読む
admin-roles-about = どの役割でも、ほかの人の記録は見られません。リードは役割ではなく、チームの中での立場です。
admin-roles-press = 役割を保存する
admin-reset = パスワードを忘れたとき
admin-reset-about = この人が新しいパスワードを決めるための、一度だけ使えるリンクを作ります。{ $hours ->
        [0] すぐに使えます。
       *[other] { $hours }時間後に使えるようになります。本人の復旧コードか2人目の管理者の同意があれば、すぐに使えます。
    }本人に知らされ、本人が止められます。
admin-reset-press = リンクを作る
admin-reset-made = { $name } さんのパスワード再設定リンク
admin-reset-made-about = このリンクは二度と表示されません。本人に渡してください。使えるのは一度だけです。作ったことは本人に表示され、本人が止められます。
admin-publishing = 週の公開
admin-publishing-joined = する(小さいときはほかのチームと合わせる)
admin-publishing-nothing = 何も公開しない
admin-publishing-about = どのチームと合わせるかは、四半期の初めに名簿だけから決め、二四半期のあいだ変えません。「何も公開しない」はすぐに効き、そのチームの人はレポートにも入りません。
admin-closing-hour = 週が締まる時刻
admin-closing-hour-hint = 週の終わりの日曜日の後、チームのタイムゾーンでの時刻です。それまでは抜けている日を書き足せます。
admin-closing-hour-at = { $weekday } { $hour }:00
