import type {DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync} from 'node:sqlite'
import type {Decision, DecisionFilter, JournaledDecision} from './contract.js'

const PRUNED_AT_ONCE = 100

/** Decisions in the database. Every method is synchronous; those that write run within a transaction of the caller. */
export class DecisionTable {
  readonly #statements: (sql: string) => StatementSync

  constructor(db: DatabaseSync) {
    const prepared = new Map<string, StatementSync>()
    this.#statements = (sql) => {
      const known = prepared.get(sql)
      if (known) return known
      const statement = db.prepare(sql)
      prepared.set(sql, statement)
      return statement
    }
  }

  /** Keeps what has the higher version. Returns the number of records changed. `body` is the decision as JSON. */
  put(decision: Decision, body: string): number {
    const known = this.#statements('SELECT seq, change, version FROM decisions WHERE id = ?').get(decision.id)
    if (known !== undefined && Number(known['version']) >= decision.version) return 0
    const change = this.#lastChange() + 1
    const seq = Number(known?.['seq'] ?? change)
    if (known === undefined) this.#statements(INSERT).run({seq, change, id: decision.id, ...columnsOf(decision)})
    else {
      this.#statements(UPDATE).run({seq, change, ...columnsOf(decision)})
      this.#statements('DELETE FROM bodies WHERE change = ?').run(Number(known['change']))
    }
    this.#statements('INSERT INTO bodies (change, seq, body) VALUES (?, ?, ?)').run(change, seq, body)
    return 1
  }

  get(id: string): JournaledDecision | undefined {
    const row = this.#statements(`${SELECT} WHERE id = ?`).get(id)
    return row === undefined ? undefined : decisionOf(row)
  }

  list({limit, ...filter}: DecisionFilter): readonly JournaledDecision[] {
    const conditions: string[] = []
    const values: SQLInputValue[] = []
    for (const [name, condition] of CONDITIONS) {
      const value = filter[name]
      if (value === undefined) continue
      conditions.push(condition)
      values.push(name === 'component' ? JSON.stringify(value) : value)
    }
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
    const statement = this.#statements(`${SELECT} ${where} ORDER BY decisions.seq DESC LIMIT ?`)
    return statement.all(...values, atLeastZero(limit)).map(decisionOf)
  }

  open(agent: string): readonly JournaledDecision[] {
    return this.#statements(`${SELECT} WHERE is_open = 1 AND agent = ? ORDER BY decisions.seq`).all(agent).map(decisionOf)
  }

  changesSince(
    cursor: number,
    limit: number,
    characters = Number.POSITIVE_INFINITY,
  ): {readonly decisions: readonly JournaledDecision[]; readonly cursor: number} {
    const found = this.#statements('SELECT seq, change, body FROM bodies WHERE change > ? ORDER BY change LIMIT ?').all(
      cursor,
      atLeastZero(limit),
    )
    let length = 0
    const tooMany = found.findIndex(({body}, at) => {
      length += String(body).length
      return at > 0 && length > characters
    })
    const rows = tooMany === -1 ? found : found.slice(0, tooMany)
    return {decisions: rows.map(decisionOf), cursor: Number(rows.at(-1)?.['change'] ?? cursor)}
  }

  /**
   * Looks at some of the oldest, and forgets those beyond the newest `keep` and those older than `beforeMs`, but never one that is open. False:
   * there was nothing to forget any more.
   */
  prune(keep: number, beforeMs: number): boolean {
    const excess = Number(this.#statements('SELECT count(*) AS count FROM decisions').get()?.['count']) - keep
    const candidates = this.#statements('SELECT seq, change, time_ms FROM decisions WHERE is_open = 0 ORDER BY seq LIMIT ?').all(
      PRUNED_AT_ONCE,
    )
    const forgotten = candidates.filter((row, index) => index < excess || Number(row['time_ms']) < beforeMs)
    // Changes go on from here, though the youngest may be among those that go.
    if (forgotten.length > 0) this.#statements(`UPDATE counters SET value = ? WHERE name = 'change'`).run(this.#lastChange())
    for (const {seq = null, change = null} of forgotten) {
      this.#statements('DELETE FROM decisions WHERE seq = ?').run(seq)
      this.#statements('DELETE FROM bodies WHERE change = ?').run(change)
    }
    return forgotten.length === PRUNED_AT_ONCE
  }

  #lastChange(): number {
    return Number(this.#statements(LAST_CHANGE).get()?.['change'])
  }
}

/** The order of the join is ours: bodies are read for those rows only that are answered. */
const SELECT = 'SELECT decisions.seq, body FROM decisions CROSS JOIN bodies ON bodies.change = decisions.change'

const LAST_CHANGE = `SELECT max(value, ifnull((SELECT max(change) FROM bodies), 0)) AS change FROM counters WHERE name = 'change'`

const INSERT = `
  INSERT INTO decisions (seq, id, change, version, time_ms, is_open, agent, cluster, application, policy, verdict, components)
  VALUES (:seq, :id, :change, :version, :time_ms, :is_open, :agent, :cluster, :application, :policy, :verdict, :components)`

const UPDATE = `
  UPDATE decisions SET change = :change, version = :version, time_ms = :time_ms, is_open = :is_open, agent = :agent, cluster = :cluster,
    application = :application, policy = :policy, verdict = :verdict, components = :components
  WHERE seq = :seq`

const CONDITIONS: readonly (readonly [Exclude<keyof DecisionFilter, 'limit'>, string])[] = [
  ['application', 'application = ?'],
  // Components stand as a list in JSON, in which a name with its quotes is itself and no part of another.
  ['component', 'instr(components, ?) > 0'],
  ['cluster', 'cluster = ?'],
  ['agent', 'agent = ?'],
  ['policy', 'policy = ?'],
  ['verdict', 'verdict = ?'],
  ['sinceMs', 'time_ms >= ?'],
  ['before', 'decisions.seq < ?'],
]

function columnsOf(decision: Decision) {
  const {version, timeMs, agent, cluster = null, application = null, proposer, verdict, closedMs, components} = decision
  return {
    version,
    time_ms: timeMs,
    is_open: verdict.kind === 'admitted' && closedMs === undefined ? 1 : 0,
    agent,
    cluster,
    application,
    policy: proposer.kind === 'policy' ? proposer.policy : null,
    verdict: verdict.kind,
    components: JSON.stringify(components),
  }
}

/** What stands in `body` was written by `put`, from a `Decision`. */
function decisionOf(row: Record<string, SQLOutputValue>): JournaledDecision {
  return {...(JSON.parse(String(row['body'])) as Decision), seq: Number(row['seq'])}
}

function atLeastZero(limit: number): number {
  return Math.max(0, Math.floor(limit))
}
