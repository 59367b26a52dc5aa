/** The style sheet of the report. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
body { font: 15px/1.5 system-ui, sans-serif; color: #222; background: #fff; max-width: 62rem; margin: 2rem auto; padding: 0 1.25rem; }
h1 { margin: 0; }
h2 { margin: 3rem 0 .5rem; padding-top: .75rem; border-top: 1px solid #ddd; font-size: 1.3rem; }
p { max-width: 48rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1rem; margin: 1.5rem 0 0; padding: 0; list-style: none; }
.tiles li { border: 1px solid #ddd; border-radius: .4rem; padding: .6rem .9rem; }
.tiles b { display: block; font-size: 1.2rem; font-weight: 600; white-space: nowrap; }
.tiles span { color: #555; font-size: 90%; }
.table { overflow-x: auto; }
table { border-collapse: collapse; margin: .75rem 0; }
th, td { border-bottom: 1px solid #ddd; padding: .35rem .8rem .35rem 0; text-align: left; vertical-align: top; }
th { color: #555; font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.line { white-space: nowrap; }
tr.first td { border-top: 2px solid #bbb; }
figure { margin: 1rem 0; overflow-x: auto; }
figure svg { display: block; max-width: 100%; height: auto; }
.note { color: #555; font-size: 90%; }
.warning { border-left: 4px solid #e0a52c; padding: .2rem .8rem; background: #fdf8ec; }
code, pre { font-family: ui-monospace, monospace; font-size: 13px; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
details { margin: .6rem 0; }
summary { cursor: pointer; }
.episode { border: 1px solid #ddd; border-left: 5px solid #b0b7c3; border-radius: .3rem; padding: .5rem .9rem; }
.episode.passed { border-left-color: #3c8d5a; }
.episode.failed { border-left-color: #c0504d; }
.passed > summary b { color: #2c6e45; }
.failed > summary b { color: #a33a37; }
.message { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: .75rem; border-top: 1px solid #eee; padding: .35rem 0; }
.message > span { color: #555; overflow-wrap: anywhere; }
.message details { margin: 0; }
.assistant { background: #f4f8fd; }
.call { color: #1d4f8c; }
`;
