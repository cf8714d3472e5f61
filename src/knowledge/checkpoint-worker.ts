import {DatabaseSync} from 'node:sqlite'
import {workerData} from 'node:worker_threads'

// Runs in a thread of its own: see checkpoint.ts. Without imports of ours, so that Node can run the source as it is.
const {path, mode} = workerData as {readonly path: string; readonly mode: 'PASSIVE' | 'TRUNCATE'}
const db = new DatabaseSync(path)
db.exec('PRAGMA busy_timeout = 2000')
db.exec(`PRAGMA wal_checkpoint(${mode})`)
db.close()
