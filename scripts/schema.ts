// npm run schema: writes db/schema.sql and src/platform/schema.ts from db/migrations, through a throw-away server.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeDb, openDb } from '#platform/db.ts'
import { projectRoot } from '#platform/root.ts'
import { template, throwAwayServer } from '#testing/pg.ts'
import { readCatalog } from '#testing/schema-catalog.ts'
import { schemaListing } from '#testing/schema-listing.ts'
import { schemaTypes } from '#testing/schema-types.ts'

const server = await throwAwayServer()
try {
  const db = openDb(server.url(template), { max: 1 })
  const catalog = await readCatalog(db)
  await closeDb(db)
  const types = join(projectRoot, 'src/platform/schema.ts')
  writeFileSync(join(projectRoot, 'db/schema.sql'), schemaListing(catalog))
  writeFileSync(types, schemaTypes(catalog))
  execFileSync(join(projectRoot, 'node_modules/.bin/biome'), ['format', '--write', types], {
    stdio: 'ignore',
  })
  console.error(`${new Set(catalog.columns.map((c) => c.relation)).size} tables and views`)
} finally {
  await server.stop()
}
