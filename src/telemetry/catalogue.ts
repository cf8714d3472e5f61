import type {MetricInfo} from './contract.js'

export type MetricDefinition = Omit<MetricInfo, 'series'>

/** What the platforms export and the product knows the meaning of. Any other metric is kept too, with a unit inferred from its name. */
const KNOWN: readonly MetricDefinition[] = [
  gauge('node_cpu_utilisation', 'ratio', 'Share of the cores of a node that were busy since the last sample.'),
  gauge('node_memory_used_bytes', 'bytes', 'Memory in use on a node.'),
  gauge('node_power_watts', 'watts', 'Electrical power that a node draws.'),
  gauge('grid_carbon_intensity', 'g_per_kwh', 'Carbon dioxide that a kWh of the grid costs where a cluster or a node stands.'),
  gauge('node_price_per_hour', 'per_hour', 'What a node costs in an hour.'),
  counter('node_cpu_seconds_total', 's', 'Time in which the processors of a node did something, all of them together.'),
  gauge('node_load1', 'count', 'Processes of a node that ran or waited to, on average over 1 minute.'),
  gauge('node_load5', 'count', 'Processes of a node that ran or waited to, on average over 5 minutes.'),
  gauge('node_load15', 'count', 'Processes of a node that ran or waited to, on average over 15 minutes.'),
  counter('node_disk_io_time_seconds_total', 's', 'Time in which the disks of a node were busy, all of them together.'),
  counter('node_network_drop_total', 'count', 'Packets that the network interfaces of a node dropped, received or to be sent.'),
  gauge('node_cpu_frequency_hz', 'hz', 'Clock frequency of the cores of a node.'),
  gauge('instance_cpu_cores', 'count', 'Cores that an instance used on average since the last sample.'),
  gauge('instance_memory_bytes', 'bytes', 'Memory in use by an instance.'),
  gauge('instance_queue_length', 'count', 'Requests in an instance, waiting or served, on average since the last sample.'),
  gauge('up', 'count', 'Whether the metrics of an instance could be read at the last attempt: 1, else 0.'),
  counter('instance_restarts_total', 'count', 'How often an instance was started again.'),
  gauge('frame_classify_latency', 'ms', 'Time to classify the people in one frame.'),
  gauge('object_classify_latency', 'ms', 'Time to classify one object.'),
  gauge('detector_frame_latency', 'ms', 'Time to detect the people in one frame.'),
  gauge('people_box_count', 'count', 'People seen in a frame.'),
  gauge('request_latency', 'ms', 'Mean time from a request to its answer since the last sample.'),
  gauge('request_latency_p95', 'ms', 'Time in which 95 % of the requests since the last sample were answered.'),
  gauge('requests_per_second', 'per_second', 'Requests answered in a second.'),
  counter('requests_total', 'count', 'Requests answered.'),
  counter('requests_lost_total', 'count', 'Requests lost: refused by a full queue, or gone with their instance.'),
  gauge('link_latency', 'ms', 'Time of a packet over a link, one way.'),
  gauge('link_bandwidth', 'bits_per_second', 'Bits that a link carries in a second.'),
]

const BY_NAME: ReadonlyMap<string, MetricDefinition> = new Map(KNOWN.map((metric) => [metric.name, metric]))

/** Endings as Prometheus and OpenTelemetry have them; the first that fits counts. */
const SUFFIXES: readonly (readonly [suffix: RegExp, unit: string])[] = [
  [/_bits_per_second$/, 'bits_per_second'],
  [/_(per_second|rate|rps|qps|fps)$/, 'per_second'],
  [/_(milliseconds|millis|ms)$/, 'ms'],
  [/_(seconds|secs)$/, 's'],
  [/_bytes$/, 'bytes'],
  [/_(ratio|utilisation|utilization)$/, 'ratio'],
  [/_percent$/, 'percent'],
  [/_cores$/, 'count'],
  [/_(watts|w)$/, 'watts'],
  [/_joules$/, 'joules'],
  [/_(hertz|hz)$/, 'hz'],
  [/_celsius$/, 'celsius'],
  [/_(count|total|length|size)$/, 'count'],
]

/** What is told of a histogram or a summary has the unit of what was observed; its `_count` has not. */
const STATISTIC = /_(sum|mean|p\d+(_\d+)?)$/

/** What is known of a metric. One that is not in the catalogue gets its unit from its ending, or `unknown`; `_total` makes a counter. */
export function describeMetric(name: string): MetricDefinition {
  return BY_NAME.get(name) ?? inferred(name)
}

export function knownMetrics(): readonly MetricDefinition[] {
  return KNOWN
}

function inferred(name: string): MetricDefinition {
  const isCounter = name.endsWith('_total')
  const stem = isCounter ? name.slice(0, -'_total'.length) : name.replace(STATISTIC, '')
  const unit = unitOf(stem) ?? (isCounter ? 'count' : 'unknown')
  return {name, unit, kind: isCounter ? 'counter' : 'gauge', help: ''}
}

function unitOf(name: string): string | undefined {
  return SUFFIXES.find(([suffix]) => suffix.test(name))?.[1]
}

function gauge(name: string, unit: string, help: string): MetricDefinition {
  return {name, unit, kind: 'gauge', help}
}

function counter(name: string, unit: string, help: string): MetricDefinition {
  return {name, unit, kind: 'counter', help}
}
