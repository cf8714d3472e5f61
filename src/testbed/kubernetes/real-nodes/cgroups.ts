import {existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Clock} from '../../../support/clock.js'
import {OperationalError} from '../../../support/errors.js'
import type {Step} from '../../steps.js'
import type {Machine} from './plan.js'

const REMOVE_LIMIT_MS = 10_000
/** Without them no process may enter the group, and a new group has none. */
const PLACES = ['cpuset.cpus', 'cpuset.mems']

/** A place of the machine's own in every hierarchy of cgroups: two kubelets below one root remove each other's pods. */
export function makeCgroups({name, cgroup}: Machine): Step {
  return {
    title: `Make the cgroups of ${name}`,
    describe: () => [
      `awk '$3 ~ /^cgroup/ {print $2}' /proc/mounts | while read -r hierarchy; do`,
      `  mkdir -p "$hierarchy/${cgroup}"`,
      `  for file in ${PLACES.join(' ')}; do`,
      `    if [[ -e $hierarchy/tasks && -e $hierarchy/$file ]]; then cat "$hierarchy/$file" > "$hierarchy/${cgroup}/$file"; fi`,
      '  done',
      'done',
    ],
    async run() {
      const missing = hierarchies().filter((hierarchy) => !existsSync(join(hierarchy, cgroup)))
      for (const hierarchy of missing) {
        mkdirSync(join(hierarchy, cgroup))
        // Only the first version of cgroups has `tasks`, and only there are the places not inherited.
        if (!existsSync(join(hierarchy, 'tasks'))) continue
        for (const file of PLACES.filter((one) => existsSync(join(hierarchy, one)))) {
          writeFileSync(join(hierarchy, cgroup, file), readFileSync(join(hierarchy, file)))
        }
      }
      return missing.length > 0 ? 'changed' : 'unchanged'
    },
    async undo() {
      for (const hierarchy of hierarchies()) removeTree(join(hierarchy, cgroup))
    },
  }
}

/** Once nothing runs in them: a process that was killed is gone a moment later. */
export function removeCgroups({name, cgroup}: Machine, clock: Clock): Step {
  return {
    title: `Remove the cgroups of ${name}`,
    describe: () => [
      `awk '$3 ~ /^cgroup/ {print $2}' /proc/mounts | while read -r hierarchy; do`,
      `  if [[ -d $hierarchy/${cgroup} ]]; then find "$hierarchy/${cgroup}" -depth -type d -exec rmdir {} +; fi`,
      'done',
    ],
    async run({signal}) {
      const present = hierarchies()
        .map((hierarchy) => join(hierarchy, cgroup))
        .filter((path) => existsSync(path))
      const endMs = clock.now() + REMOVE_LIMIT_MS
      for (const path of present) {
        while (!isRemoved(path)) {
          if (clock.now() > endMs) throw stillInUse(path)
          await clock.sleep(25, signal)
        }
      }
      return present.length > 0 ? 'changed' : 'unchanged'
    },
  }
}

/** Where cgroups are mounted: one place on a machine of today, one for each controller on an older one. */
function hierarchies(): readonly string[] {
  return readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([, path = '', type = '']) => (type === 'cgroup' || type === 'cgroup2' ? [path] : []))
}

function isRemoved(path: string): boolean {
  try {
    removeTree(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EBUSY') return false
    throw error
  }
}

/** The files in a cgroup are its knobs: only its folders are removed. */
function removeTree(path: string): void {
  if (!existsSync(path)) return
  for (const entry of readdirSync(path, {withFileTypes: true})) if (entry.isDirectory()) removeTree(join(path, entry.name))
  try {
    rmdirSync(path)
  } catch (error) {
    // Whoever used it removed it first.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}

function stillInUse(path: string): OperationalError {
  return new OperationalError(`The cgroup ${path} is still in use.`, {
    code: 'cgroup-in-use',
    exit: 'external',
    hints: [`cat ${path}/cgroup.procs`],
    details: {path},
  })
}
