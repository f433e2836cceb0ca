### 結果を示すのに必要な人数:設定、お知らせ、履歴。

## 入力の誤り
wrong-threshold = { $least }から{ $most }までの整数で入力してください。{ $least }人に満たないと、互いの回答がわかってしまいます。
wrong-report-below-team = レポートに必要な人数を、チームの週より少なくすることはできません。{ $least }以上にしてください。
wrong-thresholds-same = 最後に設定された人数と同じなので、何も変わりません。

## いまの人数
thresholds = 必要な人数
thresholds-title = チームの週には{ $team }人、レポートには{ $report }人の回答が必要です
thresholds-lead = Iroriは、この人数以上の回答に基づく結果だけを示します。チームのリードは、そのチームの人数に入りません。
thresholds-now = 必要な人数
thresholds-caption = 最低限必要な、回答した人の数
thresholds-head-what = 対象
thresholds-head-now = 現在
thresholds-head-coming = { $week }から
thresholds-team = チームの週
thresholds-report = レポートの数字
thresholds-preset-standard = 標準
thresholds-preset-japan = 日本

## お知らせ
thresholds-announced = { $year }年{ $week }({ $day }に始まる週)から、結果を示すのに必要な人数が変わります。
thresholds-announced-begun = { $year }年{ $week }({ $day }に始まった週)から、結果を示すのに必要な人数が変わりました。
thresholds-team-stricter = チームの週に必要な回答は{ $after }人になります(それまでは{ $before }人)。{ $before }人で締まった週は、その後は表示されません。
thresholds-team-looser = チームの週に必要な回答は{ $after }人になります(それまでは{ $before }人)。それより前の回答は使わず、チームのグラフは新しく始まります。
thresholds-report-stricter = レポートの数字に必要な人数は{ $after }人になります(それまでは{ $before }人)。{ $before }人で締まった四半期は、その後は表示されません。
thresholds-report-looser = レポートの数字に必要な人数は{ $after }人になります(それまでは{ $before }人)。それより前の回答は後の四半期には使いません。その時点で途中の四半期には、まだ{ $before }人が必要です。
thresholds-to-privacy = Iroriが約束すること

## 設定
thresholds-set = 必要な人数を変える
thresholds-set-from = 設定した人数は、{ $year }年{ $week }({ $day }に始まる週)から有効になります。その週の終わりまで「今日」のページで全員に知らせます。
thresholds-set-from-the-start = まだ回答がないので、設定した人数は最初から有効になります。回答が入ったあとの変更は、1週間以上前に知らせます。
thresholds-team-hint = 回答した人の数です(チームのリードを除く)。{ $least }から{ $most }まで。
thresholds-report-hint = 同じ人数か、それ以上。
thresholds-own-press = この人数に設定する
thresholds-presets = よく使われる組み合わせにする
thresholds-standard-press = 標準にする:{ $team }人と{ $report }人
thresholds-japan-press = 日本向けにする:{ $team }人と{ $report }人
thresholds-japan-why = 日本では、10人未満の集団の結果を、全員の同意なしに事業者へ提供することはできません。
said-thresholds = 必要な人数を設定しました。いつから有効になるかは、このページに書いてあります。

## 変更すると
thresholds-follows = 変更するとどうなるか
thresholds-follows-ahead = 有効になる週が始まる丸7日以上前に、全員に知らせます。
thresholds-follows-replaced = その週が始まる前に設定し直すと、置き換わります。
thresholds-follows-stricter = 人数を増やすと、すでにある結果にも適用されます。より少ない人数で締まった結果は、表示されなくなります。
thresholds-follows-looser = 人数を減らしても、過去にはさかのぼりません。それまでの回答は使わず、グラフは新しく始まります。
thresholds-follows-groups = チームの週に必要な人数が変わると、その週の名簿に基づいて、小さなチームのまとめ方を決め直します。

## 履歴
thresholds-history = 変更の履歴
thresholds-history-none = 必要な人数はまだ変更されていません。
thresholds-version = 第{ $number }版、{ $year }年{ $week }から
thresholds-version-start = 第{ $number }版、最初から
thresholds-version-replaced = 第{ $number }版({ $year }年{ $week }が始まる前に置き換えられました)
thresholds-version-start-replaced = 第{ $number }版(最初の回答の前に置き換えられました)
thresholds-version-numbers = チームの週は{ $team }人、レポートは{ $report }人
thresholds-set-by = { $at }に{ $name }さんが設定
thresholds-set-by-gone = { $at }に、いまはないアカウントが設定

## 表示されなくなったもの
team-stricter-title = { $team }の{ $week }は表示されなくなりました
report-stricter-title = { $quarter }は表示されなくなりました
stricter-why = いまより少ない人数の設定で締まったため、表示されなくなりました。
