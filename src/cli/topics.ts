/** The nouns, in the order in which a newcomer meets them. */
export const TOPICS: readonly {readonly name: string; readonly summary: string}[] = [
  {name: 'testbed', summary: 'A slice for trying things: bring it up, look at it, take it down.'},
  {name: 'fault', summary: 'What goes wrong in a simulated testbed: make it, see it, end it.'},
  {name: 'app', summary: 'Applications: deploy, watch, ask why, give orders, remove.'},
  {name: 'infra', summary: 'Clusters and nodes: list, describe, add, cordon, drain.'},
  {name: 'telemetry', summary: 'What was measured.'},
  {name: 'policy', summary: 'The policies that decide.'},
  {name: 'lab', summary: 'Recorded telemetry, and policies tried against it.'},
  {name: 'plan', summary: 'What the policies propose, and you approve.'},
  {name: 'mechanism', summary: 'The mechanisms that act.'},
  {name: 'mode', summary: 'Who decides: rules, models, or you.'},
  {name: 'agent', summary: 'Agents: list, ask for their state, run one.'},
  {name: 'api', summary: 'The northbound API.'},
  {name: 'config', summary: 'Settings and contexts of this program.'},
]

/** The order of commands within a topic. */
export const VERBS: readonly string[] = [
  ...['up', 'inject', 'init', 'validate', 'deploy', 'list', 'status', 'describe', 'explain', 'events', 'decisions', 'logs'],
  ...['diff', 'history', 'rollback', 'move', 'pin', 'scale', 'set-image', 'set-resources', 'unpin', 'approve', 'reject'],
  ...[
    'add',
    'update',
    'cordon',
    'uncordon',
    'drain',
    'get',
    'set',
    'use-context',
    'bind',
    'unbind',
    'enable',
    'disable',
    'export',
    'reset',
    'clear',
    'down',
    'remove',
  ],
]

/** The commands that a newcomer should try first, with what they show. */
export const FIRST_STEPS: readonly (readonly [command: string, says: string])[] = [
  ['demo', 'see it work: a slice, an application, a target missed and met again'],
  ['testbed up', 'a slice of your own in the background, ready in two seconds'],
  ['app init', 'write an application description to begin with'],
]
