/** A place in the slice as topics have it: `null` where a layer has none. */
export type TopicPlace = {readonly slice: string; readonly cluster: string | null; readonly node: string | null}
export type ParsedTopic = TopicPlace & {readonly rest: readonly string[]}

const ROOT = 'mlsysops'
const NONE = '-'
/** As MQTT has it. */
const LONGEST_TOPIC_BYTES = 65_535

/** `mlsysops/<slice>/<cluster>/<node>`, the prefix under which an agent at that place publishes; with what comes below it. */
export function topicOf({slice, cluster, node}: TopicPlace, ...rest: readonly string[]): string {
  for (const level of [slice, cluster, node, ...rest]) {
    if (level !== null && !isLevel(level)) throw new RangeError(`${JSON.stringify(level)} cannot be a level of a topic.`)
  }
  if (cluster === NONE || node === NONE) throw new RangeError(`A cluster or node cannot be called "${NONE}".`)
  return [ROOT, slice, cluster ?? NONE, node ?? NONE, ...rest].join('/')
}

/** `undefined` where it is none of ours. */
export function parseTopic(topic: string): ParsedTopic | undefined {
  const [root, slice, cluster, node, ...rest] = topic.split('/')
  if (root !== ROOT || slice === undefined || cluster === undefined || node === undefined || !isTopic(topic)) return undefined
  return {slice, cluster: cluster === NONE ? null : cluster, node: node === NONE ? null : node, rest}
}

/** What an agent tells of itself. */
export const presenceTopic = (place: TopicPlace): string => topicOf(place, 'presence')

/** What is retained: the state of who publishes it, or what is wanted of who reads it. Everything else passes by. */
export function isStateTopic({rest: [kind]}: ParsedTopic): boolean {
  return kind === 'presence' || kind === 'reported' || kind === 'desired'
}

/** A topic that can be published to: every level has a name, and none is a wildcard. */
export function isTopic(topic: string): boolean {
  return Buffer.byteLength(topic) <= LONGEST_TOPIC_BYTES && topic.split('/').every(isLevel)
}

/** A pattern that can be subscribed to: `+` stands for a whole level, `#` for a whole level and only at the end. */
export function isPattern(pattern: string): boolean {
  const levels = pattern.split('/')
  return levels.every((level, index) => level === '+' || (level === '#' ? index === levels.length - 1 : isLevel(level)))
}

/** As MQTT 5 has it (section 4.7): `a/#` also matches `a`. */
export function matchesPattern(pattern: string, topic: string): boolean {
  const wanted = pattern.split('/')
  const levels = topic.split('/')
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return true
    if (index >= levels.length || (level !== '+' && level !== levels[index])) return false
  }
  return wanted.length === levels.length
}

/** A name that can stand between two slashes. */
export function isLevel(level: string): boolean {
  return level !== '' && !/[+#/]/.test(level) && !level.includes('\0')
}
