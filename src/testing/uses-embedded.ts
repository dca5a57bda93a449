// Started by embedded.test.ts as a command of its own: opens the folder's database, says so, leaves when told.
import { createInterface } from 'node:readline'
import { openEmbedded } from '#platform/embedded.ts'

const embedded = await openEmbedded(process.argv[2] as string).catch((fault: Error) => {
  console.log(`refused ${fault.message}`)
  process.exit(1)
})
console.log(embedded.url)
for await (const line of createInterface({ input: process.stdin })) if (line === 'leave') break
await embedded.leave()
console.log('left')
process.exit(0)
