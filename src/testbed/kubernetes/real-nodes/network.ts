import {existsSync} from 'node:fs'
import {OperationalError} from '../../../support/errors.js'
import type {Shell} from '../../../support/process/shell.js'
import {readLivePid} from '../../pid-file.js'
import {quote, type Step, type StepContext} from '../../steps.js'
import {requireSuccess, withApi} from '../api.js'
import {filesOf} from '../cluster-plan.js'
import {adminAddress} from '../credentials.js'
import {API_PORT, bridgeOf, gatewayOf, type Machine, machineFiles, machinesOf, OTLP_PORT, type RealNodesPlan} from './plan.js'

const LIMIT_MS = 20_000

/** A bridge that joins the machines with each other and with this one. Nothing is forwarded beyond it, and nothing of this machine's own network is changed. */
export function makeBridge(plan: RealNodesPlan, shell: Shell): Step {
  const bridge = bridgeOf(plan)
  const commands = [
    ['link', 'add', bridge, 'type', 'bridge'],
    ['address', 'add', `${gatewayOf(plan)}/24`, 'dev', bridge],
    ['link', 'set', bridge, 'up'],
    // To the pods of each machine by way of it: for scrapes, webhooks and whoever tries.
    ...machinesOf(plan).map(({podRange, address}) => ['route', 'add', podRange, 'via', address, 'dev', bridge]),
  ]
  const remove = async ({signal}: StepContext): Promise<void> => {
    if (isDevice(bridge)) await shell.run(plan.binaries.ip, ['link', 'delete', bridge], {signal, timeoutMs: LIMIT_MS})
  }
  return {
    title: `Make the bridge ${bridge}`,
    describe: () => commands.map((args) => ['ip', ...args].join(' ')),
    async run(context) {
      const {signal} = context
      if (isDevice(bridge)) return 'unchanged'
      try {
        for (const args of commands) await shell.run(plan.binaries.ip, args, {signal, timeoutMs: LIMIT_MS})
      } catch (error) {
        await remove(context)
        throw error
      }
      return 'changed'
    },
    undo: remove,
  }
}

/** Removes the bridge, and with it this machine's address and routes there; the links to machines that have ended go first. */
export function removeBridge(plan: Pick<RealNodesPlan, 'cluster' | 'network' | 'nodes'> & {readonly ip: string}, shell: Shell): Step {
  const devices = [...machinesOf(plan).map(({link}) => link), bridgeOf(plan)]
  return {
    title: `Remove the bridge ${bridgeOf(plan)}`,
    describe: () => devices.map((device) => `ip link delete ${device} 2> /dev/null || test ! -e /sys/class/net/${device}`),
    async run({signal}) {
      const present = devices.filter(isDevice)
      for (const device of present) {
        try {
          await shell.run(plan.ip, ['link', 'delete', device], {signal, timeoutMs: LIMIT_MS})
        } catch (error) {
          // The kernel takes a link away some time after the last process of its machine: it may be faster.
          if (isDevice(device)) throw error
        }
      }
      return present.length > 0 ? 'changed' : 'unchanged'
    },
  }
}

/** Gives the machine a link to the bridge. That its end here hangs on the bridge is the last thing done: where it does, all is there. */
export function attachMachine(machine: Machine, plan: RealNodesPlan, shell: Shell): Step {
  const {name, link, address} = machine
  const {pid: pidPath} = machineFiles(machine).program('machine')
  const others = machinesOf(plan).filter((one) => one.name !== name)
  const {ip, nft, nsenter} = plan.binaries
  const inside = [
    [ip, 'address', 'add', `${address}/24`, 'dev', 'eth0'],
    [ip, 'link', 'set', 'eth0', 'up'],
    [ip, 'route', 'add', 'default', 'via', gatewayOf(plan)],
    ...others.map((one) => [ip, 'route', 'add', one.podRange, 'via', one.address]),
    [nft, telemetryRules(machine)],
  ]
  const last = ['link', 'set', link, 'master', bridgeOf(plan), 'up']
  return {
    title: `Join ${name} to the bridge`,
    describe: () => [
      `pid=$(sed -n 's/^[^0-9]*\\([0-9][0-9]*\\).*/\\1/p' ${quote(pidPath)})`,
      `ip link add ${link} type veth peer name eth0 netns "$pid"`,
      ...inside.map((command) => `nsenter --target "$pid" --net -- ${command.map(quote).join(' ')}`),
      `ip ${last.join(' ')}`,
    ],
    async run({signal}) {
      if (existsSync(`/sys/class/net/${link}/master`)) return 'unchanged'
      const pid = String((await readLivePid(pidPath))?.pid ?? '')
      const options = {signal, timeoutMs: LIMIT_MS}
      if (isDevice(link)) await shell.run(ip, ['link', 'delete', link], options)
      await shell.run(ip, ['link', 'add', link, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', pid], options)
      for (const command of inside) await shell.run(nsenter, ['--target', pid, '--net', '--', ...command], options)
      await shell.run(ip, last, options)
      return 'changed'
    },
  }
}

/** What pods push to their node goes to the node's agent, which is not on the machine, and still comes from the address of the pod. */
function telemetryRules({address, otlp}: Machine): string {
  const rule = `ip daddr ${address} tcp dport ${OTLP_PORT} dnat to ${otlp.address}:${otlp.port}`
  const chains = ['prerouting', 'output'].map((hook) => `chain ${hook} { type nat hook ${hook} priority -100; ${rule}; };`)
  return `table ip mlsysops { ${chains.join(' ')} }`
}

/** What pods call as the Service `kubernetes`: the API server itself cannot say it, for it listens on loopback alone. */
export function announceApi(plan: RealNodesPlan): Step {
  const path = '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices'
  const slice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {name: 'kubernetes-of-the-testbed', namespace: 'default', labels: {'kubernetes.io/service-name': 'kubernetes'}},
    addressType: 'IPv4',
    endpoints: [{addresses: [gatewayOf(plan)], conditions: {ready: true}}],
    ports: [{name: 'https', port: API_PORT, protocol: 'TCP'}],
  }
  return {
    title: `Tell pods of ${plan.cluster.name} where its API server is`,
    describe: () => [
      `kubectl --kubeconfig ${quote(filesOf(plan.cluster).kubeconfigOf('admin'))} apply -f - <<'END'`,
      JSON.stringify(slice),
      'END',
    ],
    async run({signal}) {
      return withApi(adminAddress(plan.cluster), async (api) => {
        const answer = await api.ask('POST', path, {signal, body: slice})
        if (answer?.status === 409) return 'unchanged'
        requireSuccess(answer, 'To tell where the API server is')
        return 'changed'
      })
    },
  }
}

/** A network that no device and no route of this machine has, and that is not `reserved`; rejects with `network-taken` where there is none. */
export async function chooseNetwork(ip: string, shell: Shell, signal: AbortSignal, reserved: readonly number[] = []): Promise<number> {
  const {stdout} = await shell.run(ip, ['-4', 'route', 'show', 'table', 'all'], {signal, timeoutMs: LIMIT_MS})
  const taken = new Set([...reserved, ...[...stdout.matchAll(/\b10\.(\d+)\.\d+\.\d+/g)].map(([, number]) => Number(number))])
  const free = Array.from({length: LAST - FIRST + 1}, (_, index) => FIRST + index).find(
    (network) => !taken.has(network) && !isDevice(bridgeOf({network})),
  )
  if (free === undefined) throw taken10()
  return free
}

/** Above the pods that KWOK plays (10.0) and the Services (10.96). */
const [FIRST, LAST] = [128, 254]

function taken10(): OperationalError {
  return new OperationalError(`Every network from 10.${FIRST}.0.0/16 to 10.${LAST}.0.0/16 is in use on this machine.`, {
    code: 'network-taken',
    exit: 'precondition',
    hints: ['ip route show', 'mlsysops testbed list'],
  })
}

function isDevice(name: string): boolean {
  return existsSync(`/sys/class/net/${name}`)
}
