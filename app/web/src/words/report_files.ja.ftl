### 表計算ファイルとしてのレポート:列の名前。

report-file-cover = 表紙
report-file-quarter = 四半期
report-file-level = 階層(0は組織全体)
report-file-from = { $what }(下限)
report-file-to = { $what }(上限)
report-file-percent-from = { $what }(下限、%)
report-file-percent-to = { $what }(上限、%)
report-file-low = { $what }:95%区間の下限
report-file-high = { $what }:95%区間の上限
report-file-drawn = { $what }:互いに寄せた値
report-file-not-drawn = 寄せていません
report-file-written = 書かれたフォローアップ
report-file-done = 完了したフォローアップ
report-file-dropped = 取り下げたフォローアップ
report-file-open = 継続中のフォローアップ
report-file-least = 1つの数字に必要な人数
report-file-release = 四半期の公開内容のハッシュ値(SHA-256)
