### レビュー:チームのものと、自分のもの。

reviews = レビュー
reviews-empty = このチームには、フォージのログイン名を結び付けた人がまだいません。各自が設定で結び付けると、この半年のレビューがここに現れます。
reviews-back = { $team }に戻る
reviews-to = レビューの進み方を詳しく見る
reviews-title-none = { $team }のレビューについて言えることはありません
reviews-kicker = { $team }のレビュー・{ $week }({ $closed }に締め切り)・マージ{ $merged }件のうち{ $whole }件はすべて判明
reviews-kicker-now = { $team }のレビュー・{ $week }時点(まだ締め切った週はありません)・マージ{ $merged }件のうち{ $whole }件はすべて判明
reviews-lead = チームでのレビューの進み方を、フォージで誰もが見られる記録から示します。個人のレビューは区別せず、どの数字もレビューの良し悪しを表しません。
reviews-title-early = レビューの進み方を言うには、プルリクエストがまだ少なすぎます
reviews-title-ok = レビューの進み方に目立った変化はありません
reviews-title-stamps-act = 読み切れないほど早い承認が、ふだんより増えています
reviews-title-stamps-watch = 読み切れないほど早い承認が、ふだんより増えているかもしれません
reviews-title-stamps-act-since = { $week }から、読み切れないほど早い承認がふだんより増えています
reviews-title-stamps-watch-since = { $week }から、読み切れないほど早い承認が増えているかもしれません
reviews-title-unreviewed-act = レビューなしのマージが多くあります
reviews-title-unreviewed-watch = レビューなしのマージがあります
reviews-title-response-act = 最初の反応まで2営業日を超えて待っています
reviews-title-response-watch = 最初の反応まで1営業日を超えて待っています
reviews-title-load-act = レビューが少数の人に、偶然では説明できないほど偏っています
reviews-title-load-watch = レビューの分担が、偶然で起こるより偏っています
reviews-title-oversize-act = ほとんどのプルリクエストが、よく読むには大きすぎます
reviews-title-oversize-watch = 多くのプルリクエストが、よく読むには大きすぎます
reviews-title-reverts-act = 取り消しが以前より増えています
reviews-title-reverts-watch = 取り消しが以前より増えています
reviews-title-discussion-act = レビューでのやりとりの量が、ふだんと違います
reviews-title-discussion-watch = レビューでのやりとりの量が、ふだんと違います

reviews-uncovered-title = この週は、わかっていることが少なすぎます
reviews-uncovered = この週にマージされた{ $merged }件のうち、すべてのやりとりが判明しているのは{ $whole }件です。9割が必要です。フックが止まっていた可能性があり、いつだったかは管理者に見えます。その週を取り込めば、以後の週に反映されます。

reviews-share = { $of }件中{ $yes }件({ $low }〜{ $high } %)
reviews-share-told = { $share }。
reviews-share-few = 4週間のマージが20件に満たないため、言えることがありません。

reviews-stamps = 読み切れないほど早い承認
reviews-stamps-share = この4週間の承認のうち{ $share }は、1時間に{ $pace }行より速く、内容のあるコメントもありませんでした。1時間に200行とすると{ $at }件です。
reviews-stamps-few = 50行以上の承認が4週間で12件に満たないため、割合を言えません。
reviews-stamps-evidence = ふだんは{ $usual } %でした。3倍になったという証拠は{ $evidence }です。2.5から注意、5から対応です。
reviews-stamps-no-usual = ふだんの割合は、承認が40件になるとわかります。
reviews-stamps-since = { $week }から、証拠がゼロに戻っていません。
reviews-stamps-caveat = 読むものが現れる前には誰も読めないので、これらは確かに速すぎます。それ以外のレビューが良いとは限りません。待ってから押せばすり抜けます。警報であって証明ではありません。事前に一緒に見た変更は、ラベルreviewed_liveで示します。
reviews-stamped-finding = 週ごとの承認と、そのうち早すぎたもの
reviews-stamped-about = 50行以上のプルリクエストの承認を、マージされた週ごとに示します。ボット、依存関係の更新、生成された行、一緒に見た変更は除きます。わかっていることが少なすぎる週は空白です。
reviews-stamped-caption = 週ごとの承認と、早すぎたもの
reviews-stamped-columns = 早すぎ | 1時間200行とした場合 | すべて
reviews-stamped-unit = 承認
reviews-stamped = 早すぎ
reviews-read = その他
reviews-evidence-finding = 3倍になったという証拠
reviews-evidence-about = マージの順に、承認の一つ一つが、最初の40件と比べて証拠を増やしたり減らしたりします。早すぎる承認がふだんより多い間は上がり、そうでなければ下がります。
reviews-evidence-caption = 各週の終わりの証拠
reviews-evidence-columns = 証拠
reviews-evidence-unit = 証拠
reviews-slices = 大きさと時刻で見る(この4週間)
reviews-slice = { $of }件中{ $stamps }件
reviews-hour = 承認の時刻
reviews-hour-early = 9時より前
reviews-hour-morning = 9時〜12時
reviews-hour-afternoon = 12時〜18時
reviews-hour-late = 18時以降
reviews-size-50-99 = 50〜99行
reviews-size-100-400 = 100〜400行
reviews-size-over-400 = 400行超

reviews-response = 最初の反応
response-finding = 最初の反応まで:中央値で{ $hours }営業時間
response-finding-none = 最初の反応:プルリクエストが少なすぎて言えません
response-unit = 営業時間
reviews-waited-about = レビューできる人のカレンダーによる営業時間(締め切った週がまだない間は、月曜から金曜の9時〜18時)で、準備完了から他の人の最初の反応まで。この週と前の3週間の中央値です。斜線は、半数がまだ待っていて、少なくともこれだけという意味です。
reviews-waited-caption = 最初の反応までの営業時間の中央値(週ごと)
reviews-waited-columns = 営業時間
reviews-waited-over = 反応あり
reviews-waited-open = これ以上
reviews-response-few = 4週間で{ $of }件です。8件必要です。
reviews-response-base = 4週間の{ $of }件のうち、まだ反応がないのは{ $waiting }件でした。
reviews-response-open = 4週間の{ $of }件のうち{ $waiting }件にまだ反応がなく、中央値は少なくともこの値です。
reviews-response-caveat = 8営業時間は1営業日で、方針による選択であり、研究の結果ではありません。反応が早くても、何を読んだかはわかりません。

reviews-load = レビューの分担
reviews-load-few = 4週間で、ログイン名を結び付けた{ $reviewers }人による{ $reviews }件です。4人による20件が必要です。
reviews-load-told = レビューできる{ $reviewers }人の間で{ $reviews }件。偏りは0(全員同じ)から1(一人がすべて)までで{ $gini }です。偶然だけなら、100チームのうち{ $often }を超えるのは5チーム、{ $rarely }を超えるのは1チームです。
reviews-load-caveat = 件数が少ないと偶然でも偏って見えるため、偶然と比べます。詳しい人が多く見るのは自然で、偏りは誤りではありません。誰の分も表示せず、自分の分だけが本人に見えます。

reviews-discussion = やりとり
reviews-discussion-few = 4週間で{ $of }件です。12件必要です。
reviews-discussion-told = 4週間の{ $of }件で、100行あたり内容のあるコメントは{ $density }件です。
reviews-discussion-usual = 4週間の{ $of }件で、100行あたり内容のあるコメントは{ $density }件です。ふだんの週は{ $low }から{ $high }の間です。
reviews-discussion-caveat = 多ければ良い、少なければ悪いというものではなく、ほとんどの変更にコメントは要りません。離れて働く人どうしはコメントが減るので、少ないのは甘さではなく、フィードバックが失われたためかもしれません。
reviews-density-finding = 100行あたりの内容のあるコメント
reviews-density-about = その週にマージされた変更100行あたりの、内容のあるコメントの数です。1件のプルリクエストは最大1000行として数えます。3件に満たない週は空白です。帯は、前の週がふだん入っていた範囲です。
reviews-density-caption = 100行あたりの内容のあるコメント(週ごと)
reviews-density-columns = 100行あたり | コメント | 行
reviews-density-unit = 100行あたりのコメント

reviews-finding =
    { $reviews ->
        [0] { $week }のレビューはありません
       *[other] { $week }のレビューは{ $reviews }件
    }
reviews-given-about = チームのプルリクエストに人が行ったレビューと、マージの数です。ボットは除きます。多ければ良いのではなく、変化を見るためのものです。
reviews-given-caption = レビューとマージの数(週ごと)
reviews-given-columns = レビュー | マージ | すべて判明
reviews-unit = レビュー

reviews-shares = この4週間にマージされたもの
reviews-oversize = 400行超
reviews-oversize-caveat = 大きな変更は読み込みが浅くなります。生成された行は数えません。
reviews-unreviewed = レビューなしのマージ
reviews-unreviewed-caveat = マージの前に、ほかの誰もレビューせず、内容のある発言もありませんでした。緊急の修正も含まれます。
reviews-reverts = 2週間以内の取り消し
reviews-reverts-before = その前の8週間は{ $share }。
reviews-reverts-caveat = すぐに取り消すのは良い習慣でもあります。以前より増えたときだけ注意します。

reviews-open =
    { $open ->
        [0] 待っているものはありません
       *[other] 見てほしい、開いているプルリクエストが{ $open }件
    }
reviews-open-none = 16営業時間を超えて待っているもの、400行を超えるものはありません。
reviews-open-caption = 待っている、または大きい、開いているプルリクエスト
reviews-open-about = 今の状態です。最初の反応を16営業時間(チームの時刻で月曜から金曜の9時〜18時)より長く待っているもの、または400行を超えるもの。フックが届いているか、1日以内に取り込んだリポジトリが対象です。
reviews-pull = プルリクエスト
reviews-waits = 待ち
reviews-lines = 行
reviews-hours = { $hours }時間
reviews-answered = 反応あり

leniency-title = リモートワークとオフィスでのレビュー
leniency-not-yet = 年に2回、第26週と第52週の後に比べます。まだ締め切った半年はありません。
leniency-more = { $weeks }週間({ $first }〜{ $last }):リモートワークでの承認は、オフィスでの承認より早すぎることが多く、オッズは{ $low }から{ $high }です。
leniency-fewer = { $weeks }週間({ $first }〜{ $last }):リモートワークでの承認は、オフィスでの承認より早すぎることが少なく、オッズは{ $low }から{ $high }です。
leniency-nothing-large = { $weeks }週間({ $first }〜{ $last }):3倍を超える違いはありません。リモートワークでの承認とオフィスでの承認に違いがあるとしても、オッズは{ $low }から{ $high }の間です。
leniency-cannot-tell = { $weeks }週間({ $first }〜{ $last }):わかりません。オッズは{ $low }から{ $high }まで、どれもありえます。
leniency-too-little = { $weeks }週間({ $first }〜{ $last }):わかりません。どちらの働き方でも40件の承認が、偏りのない6人以上のレビュアーから必要で、比べられるだけの早すぎる承認も必要です。
leniency-times = { $n }倍
leniency-part = { $d }分の{ $n }
leniency-any = 上限なし
leniency-caveat = 同じレビュアー、同じ大きさどうしを比べます。どこで働くかは個人的なことなので、判定とおおまかな範囲だけを示し、件数は示さず、一人のレビュアーで決まる場合は示しません。レビュアーは自分の働き方を外すことができ、それは誰にも知られません。ほとんどのチームでは「わかりません」になります。

## 自分のレビュー

me-nav-reviews = 自分のレビュー
my-reviews-kicker = あなただけに見えます
my-reviews-title =
    { $reviews ->
        [0] この4週間にレビューはありません
       *[other] この4週間に{ $reviews }件をレビューしました
    }
my-reviews-lead = フォージに見えている記録による、あなた自身のレビューです。リーダーに見えるのはチーム全体の数字だけで、あなたの数字は見えません。
my-reviews-untied = あなたに結び付いたログイン名がないので、あなたのレビューはわかりません。
my-reviews-tie = 設定でログイン名を結び付ける
my-reviews-given-finding = 週ごとにレビューしたプルリクエスト
my-reviews-given-about = あなたがレビューした他の人のプルリクエストと、内容のあるコメント、読めたはずの最低の速さです。
my-reviews-given-caption = 週ごとの自分のレビュー
my-reviews-given-columns = レビュー | 1時間あたりの行(最低) | 100行あたりのコメント
my-reviews-given-unit = プルリクエスト
my-reviews-pace = 26週間の50行以上の承認{ $of }件では、中央値で1時間に{ $pace }行か、それより速く読んでいます。
my-reviews-pace-none = この26週間に、時刻のわかる50行以上の承認はありません。
my-reviews-density = 26週間の{ $lines }行に対して、100行あたり{ $density }件の内容のあるコメントを書きました。
my-reviews-mine = 読んだもの
my-reviews-fast-given =
    { $n ->
        [0] 読み切れないほど早い承認はありません
       *[other] 読み切れないほど早い承認が{ $n }件あります
    }
my-reviews-fast-given-about = この26週間で、1時間に{ $pace }行より速く、内容のあるコメントのなかった承認です。事前に一緒に読んでいた場合は、ラベルreviewed_liveで示せます。
my-reviews-fast-received =
    { $n ->
        [0] あなたのプルリクエストに、早すぎる承認はありません
       *[other] あなたのプルリクエストに、早すぎる承認が{ $n }件あります
    }
my-reviews-fast-received-about = もう一度見てもらうか、プルリクエストを小さくするとよいかもしれません。
my-reviews-fast-given-caption = 自分の早すぎた承認
my-reviews-fast-received-caption = 自分のプルリクエストの早すぎた承認
my-reviews-approved = 承認
my-reviews-minutes = 分
my-reviews-an-hour = 行/時
my-reviews-mode = 比較でのあなたの働き方
my-reviews-mode-in = 年に2回、リモートワークでの承認とオフィスでの承認を、チーム全体で比べます。その日のあなたの働き方も含まれますが、外に出るのは判定だけです。
my-reviews-mode-out = あなたの働き方は、チームの比較から外れています。誰にも知らされません。
my-reviews-leave-out = 自分の働き方を外す
my-reviews-put-in = 自分の働き方をまた含める
said-mode-left-out = これからあなたの働き方は比較から外れます。
said-mode-counts = これからあなたの働き方がまた比較に含まれます。
