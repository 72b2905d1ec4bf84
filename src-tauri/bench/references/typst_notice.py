"""Sets notices with Typst and says how much of the processor each of them takes.

Each sheet has a process of its own, so that nothing that Typst remembers of one sheet makes the next look faster: a notice
is printed when there is one. The faces are loaded before the measuring begins, by a line set in each of them.
"""

import json
import subprocess
import sys
import time

import typst

SHEETS = 5
FACES = """
#set text(lang: "zh")
#for face in ("Noto Serif SC", "Noto Sans SC") {
  text(font: face)[示例] + text(font: face, weight: "bold")[示例]
}
"""


def one(template: str, faces: str) -> None:
    sheet = sys.stdin.read()
    fonts = typst.Fonts(font_paths=[faces], include_system_fonts=False)
    typst.compile(FACES.encode(), format="pdf", font_paths=fonts)
    begun = time.process_time()
    paper = typst.compile(
        template, format="pdf", font_paths=fonts, sys_inputs={"sheet": sheet}
    )
    seconds = time.process_time() - begun
    json.dump({"seconds": seconds, "bytes": len(paper)}, sys.stdout)


def all_of(template: str, sheets: str, faces: str) -> None:
    with open(sheets, encoding="utf-8") as file:
        chosen = json.load(file)[:SHEETS]
    answers = [
        json.loads(
            subprocess.run(
                [sys.executable, __file__, "one", template, faces],
                input=json.dumps(sheet),
                capture_output=True,
                check=True,
                text=True,
            ).stdout
        )
        for sheet in chosen
    ]
    answer = {key: [one[key] for one in answers] for key in ("seconds", "bytes")}
    json.dump(answer, sys.stdout)


if sys.argv[1] == "one":
    one(*sys.argv[2:])
else:
    all_of(*sys.argv[1:])
