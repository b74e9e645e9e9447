"""どのコマンドにもある引数と、よく使う引数の形。"""

from pathlib import Path
from typing import Annotated

import typer

Store = Annotated[
    str,
    typer.Option("--store", envvar="MADOGUCHI_QUEUE", help="発券簿の場所（ファイルか postgresql://…）"),
]
Terminal = Annotated[
    str,
    typer.Option("--terminal", envvar="MADOGUCHI_TERMINAL", help="端末の id。書かなければ、この機械の名"),
]
Key = Annotated[str, typer.Option("--key", help="操作の鍵。やり直すときに同じ鍵を渡すと、二度は起きない")]
Number = Annotated[str, typer.Argument(help="札の番号（A012・手A012）")]
Category = Annotated[str, typer.Argument(help="区分の id か頭の英字（a・A）")]
CounterId = Annotated[str, typer.Option("--counter", help="窓口の id")]
Flags = Annotated[
    list[str] | None,
    typer.Option("--flag", help="配慮（priority・no_voice・wheelchair・hearing・vision・interpreter）"),
]
Printers = Annotated[
    list[str] | None, typer.Option("--printer", help="装置の宛先。何度でも書け、紙が出なければ次を試す")
]
Json = Annotated[bool, typer.Option("--json", help="JSON で出す（形は文書「JSON」）")]
From = Annotated[str, typer.Option("--from", help="初めの営業日。書かなければ、記録の初めから")]
To = Annotated[str, typer.Option("--to", help="終わりの営業日。書かなければ、記録の終わりまで")]
File = Annotated[Path, typer.Option("--out", help="書き出すファイル")]
OptionalFile = Annotated[Path | None, typer.Option("--out", help="書き出すファイル")]
