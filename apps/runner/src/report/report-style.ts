/** The style sheet of the report. */
export const REPORT_STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; color: #222; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
h1 { margin-bottom: 0; }
h2 { margin-top: 2.5rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border-bottom: 1px solid #ddd; padding: .3rem .7rem; text-align: left; vertical-align: top; }
th { color: #555; font-weight: 600; }
figure { margin: 1rem 0; overflow-x: auto; }
.note { color: #666; font-size: 90%; }
details { border-left: 4px solid #b0b7c3; padding: .2rem .8rem; margin: .5rem 0; }
details.passed { border-color: #3c8d5a; }
details.failed { border-color: #c0504d; }
.message { display: grid; grid-template-columns: 7rem 1fr; gap: .5rem; border-top: 1px solid #eee; }
.message > span { color: #666; overflow-wrap: anywhere; }
pre { margin: .2rem 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px; }
`;
