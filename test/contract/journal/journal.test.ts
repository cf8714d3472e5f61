import {join} from 'node:path'
import {openJournal} from '../../../src/knowledge/sqlite-journal.js'
import {systemClock} from '../../../src/support/clock-system.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'
import {journalContract} from './suite.js'

journalContract('file', () => openJournal({path: join(temporaryDirectory(), 'journal.db'), clock: systemClock}))
journalContract('memory', () => openJournal({path: ':memory:', clock: systemClock}))
