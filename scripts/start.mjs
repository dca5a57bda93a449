// `npm start`: the demonstration province, on its own day, in this folder's database.
process.env.CANHTAN_DEMO ??= '1'
process.env.CANHTAN_TODAY ??= '2025-02-20'
process.argv.splice(1, process.argv.length, 'canhtan', 'serve', ...process.argv.slice(2))
await import('../dist/main.mjs')
