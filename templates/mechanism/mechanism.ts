import {defineMechanism} from 'mlsysops'

// Turns valves, and remembers how they stand: put what really turns them in the place of `positions`.
// Put it to work: mlsysops mechanism add NAME.ts
// See it:         mlsysops mechanism state NAME
// Order it:       mlsysops mechanism apply NAME --set valve=north --set position=30

type Command = {readonly valve: string; readonly position: number}

const VALVES = ['north', 'south']
const positions = new Map<string, number>(VALVES.map((valve) => [valve, 0]))

export default defineMechanism<Command>({
  name: 'NAME',
  title: 'Turns a valve.',
  commandSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['valve', 'position'],
    properties: {
      valve: {type: 'string', description: 'which one'},
      position: {type: 'number', minimum: 0, maximum: 100, description: 'how far it stands open, in per cent'},
    },
  },
  // Each valve is a target of its own: locks, cooldown and budgets of policies are by valve.
  key: 'valve',
  limits: {answer: '2s', apply: '30s'},

  options: () => ({valves: VALVES}),
  state: () => ({positions: Object.fromEntries(positions)}),

  // Changes nothing. Nothing: it may be done; a text: it may not, for this reason.
  check: ({valve}) => (positions.has(valve) ? undefined : `There is no valve ${valve}; there are ${VALVES.join(', ')}`),

  // The same again does no harm. Whoever orders otherwise aborts the signal.
  apply({valve, position}, signal) {
    signal.throwIfAborted()
    if (!positions.has(valve)) return {kind: 'refused', reasons: [{code: 'valve-unknown', message: `There is no valve ${valve}.`}]}
    positions.set(valve, position)
    return `${valve} stands open by ${position} %.`
  },
})
