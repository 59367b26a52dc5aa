/**
 * The program of the process that runs upstream's Python: reads one request from stdin, writes one reply to stdout.
 * It is a text since it runs by itself, from a folder that it may read nothing of.
 *
 * Emscripten asks `process.binding` for the constants of a file system of the host, which it does not get.
 */
export const PYTHON_CHILD = `
const { constants } = await import('node:fs');
process.binding = () => ({ fs: constants });
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { pyodideFolder, pyodideUrl, files, script, input } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
const { loadPyodide } = await import(pyodideUrl);
for (const name of ['fetch', 'WebSocket', 'EventSource']) delete globalThis[name];
const python = await loadPyodide({
  indexURL: pyodideFolder,
  jsglobals: Object.create(null),
  env: { HOME: '/home' },
  stdout() {},
  stderr() {},
});
for (const [path, base64] of Object.entries(files)) {
  const target = '/checkout/' + path;
  python.FS.mkdirTree(target.slice(0, target.lastIndexOf('/')));
  python.FS.writeFile(target, Buffer.from(base64, 'base64'));
}
python.globals.set('request', JSON.stringify(input));
let reply;
try {
  reply = { status: 'returned', output: python.runPython(script) };
} catch (error) {
  reply = { status: 'raised', message: String(error?.message ?? error) };
}
process.stdout.write(JSON.stringify(reply));
`;
