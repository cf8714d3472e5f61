// Who may import whom: design.md section 3. One rule an entry; each says what it protects.
const only = (name, from, to) => ({name, severity: 'error', from: {path: from}, to: {path: '^(src|commands)/', pathNot: to}})
const wrapped = (library, home) => ({
  name: `${library}-only-in-its-room`,
  severity: 'error',
  from: {path: '^(src|commands)/', pathNot: home},
  to: {path: `node_modules/${library}/`},
})
// What an aggregation means is part of what telemetry promises.
const CONTRACTS = '^src/((policy|mechanism|knowledge|telemetry|ml)/contract(\\.ts|/)|telemetry/aggregate\\.ts)'
const PORTS = '^src/(platform|fabric)/contract(\\.ts|/)'

module.exports = {
  forbidden: [
    {name: 'no-circular', severity: 'error', from: {}, to: {circular: true, viaOnly: {dependencyTypesNot: ['type-only']}}},
    {name: 'no-orphans-to-nowhere', severity: 'error', from: {}, to: {couldNotResolve: true}},
    only('support-imports-nothing-of-ours', '^src/support/', '^src/support/'),
    only('descriptions-import-only-support', '^src/descriptions/', '^src/(descriptions|support)/'),
    only('matching-is-pure', '^src/matching/', `^src/(matching|descriptions|support)/|${CONTRACTS}|${PORTS}`),
    ...['knowledge', 'telemetry', 'policy', 'mechanism'].map((room) =>
      only(`${room}-imports-contracts`, `^src/${room}/`, `^src/(${room}|matching|descriptions|support)/|${CONTRACTS}|${PORTS}`),
    ),
    only(
      'agent-imports-no-implementation-of-a-port',
      '^src/agent/',
      `^src/(agent|matching|knowledge|telemetry|policy|mechanism|descriptions|support)/|${PORTS}`,
    ),
    ...['simulated', 'kubernetes', 'karmada', 'host'].map((room) =>
      only(
        `platform-${room}-stands-alone`,
        `^src/platform/${room}/`,
        `^src/(platform/${room}|descriptions|support|telemetry/contract)|${PORTS}`,
      ),
    ),
    only('ml-stands-alone', '^src/ml/', '^src/(ml|descriptions|support)/'),
    {
      name: 'only-compose-knows-the-runtime-of-models',
      severity: 'error',
      from: {path: '^(src|commands)/', pathNot: '^src/(compose[./]|cli/|ml/)'},
      to: {path: '^src/ml/runtime'},
    },
    only('fabric-stands-alone', '^src/fabric/', '^src/(fabric|descriptions|support)/'),
    ...['in-process', 'mqtt'].map((room) =>
      only(`fabric-${room}-stands-alone`, `^src/fabric/${room}/`, `^src/(fabric/(${room}/|contract/|[^/]+\\.ts$)|support/)`),
    ),
    only(
      'northbound-contract-is-plain',
      '^src/northbound/contract',
      `^src/(northbound/contract|descriptions|support)|${CONTRACTS}|${PORTS}`,
    ),
    only('northbound-client-knows-the-contract', '^src/northbound/client', '^src/(northbound/(client|contract)|descriptions|support)'),
    only(
      'northbound-server-stands-on-agent',
      '^src/northbound/(server|upstream)',
      `^src/(northbound|agent|descriptions|support)|${CONTRACTS}|${PORTS}`,
    ),
    only('tui-reaches-an-agent-through-the-client', '^src/tui/', '^src/(tui|northbound/(client|contract)|descriptions|support)'),
    only(
      'commands-are-thin',
      '^commands/',
      '^commands/|^src/(cli|compose|descriptions|lab|testbed|support|northbound/(client|contract)|tui)',
    ),
    {
      name: 'nobody-imports-the-top',
      severity: 'error',
      from: {path: '^src/', pathNot: '^src/(cli|tui|compose)'},
      to: {path: '^commands/|^src/(cli|tui)/'},
    },
    {
      name: 'only-compose-knows-implementations',
      severity: 'error',
      from: {path: '^(src|commands)/', pathNot: '^src/(compose[./]|platform/|fabric/)'},
      to: {path: '^src/(platform|fabric)/[^/]+/', pathNot: PORTS},
    },
    wrapped('@kubernetes/client-node', '^src/platform/kubernetes/'),
    wrapped('execa', '^src/support/process'),
    wrapped('onnxruntime-node', '^src/ml/runtime'),
    wrapped('re2js', '^src/mechanism/schema/'),
    wrapped('highs', '^src/matching/optimal/highs'),
    wrapped('hyparquet(-writer)?', '^src/lab/trace/tidy-parquet'),
    wrapped('ink', '^src/tui/'),
    wrapped('fastify', '^src/northbound/(server|upstream)'),
    wrapped('(mqtt|aedes)', '^src/fabric/mqtt/'),
  ],
  options: {
    doNotFollow: {path: 'node_modules'},
    tsConfig: {fileName: 'tsconfig.json'},
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types']},
  },
}
