import {flagOf, itemsOf, type Located, numberOf, textOf, valueAt} from '../source/located.js'
import {at, atField, type Report} from '../source/report.js'
import {componentsOf, reportRepeated, wordOf} from './application.js'
import {isInstanceField} from './instance-fields.js'

/** What a component's containers say of ports, variables and names does not clash. */
export function checkContainers(root: Located, report: Report): void {
  for (const {node} of componentsOf(root)) {
    const containers = itemsOf(valueAt(node, 'containers'))
    const names = containers.flatMap((container) => wordOf(valueAt(container, 'name')) ?? [])
    reportRepeated(names, 'duplicate-name', (name) => `Another container of the component is named "${name}" too.`, report)
    for (const container of containers) checkVariables(itemsOf(valueAt(container, 'env')), report)
    const ports = containers.flatMap((container) => itemsOf(valueAt(container, 'ports')))
    checkPorts(ports, flagOf(valueAt(node, 'host_network')) === true, report)
    checkHostNetwork(node, ports, report)
    checkConfiguration(valueAt(node, 'runtime_configuration', 'config_file_path'), report)
  }
}

function checkVariables(variables: readonly Located[], report: Report): void {
  const names = variables.flatMap((variable) => wordOf(valueAt(variable, 'name')) ?? [])
  reportRepeated(names, 'duplicate-env', (name) => `The variable ${name} is set already.`, report)
  for (const variable of variables) {
    const source = valueAt(variable, 'value_from')
    if (source !== undefined && valueAt(variable, 'value') !== undefined) {
      report.add({
        severity: 'error',
        code: 'contradiction',
        ...atField(variable, 'value_from'),
        message: 'A variable has a value or takes it from somewhere, not both.',
        suggestion: 'Leave one of the two out.',
      })
    }
    const field = wordOf(valueAt(source, 'field_ref', 'field_path'))
    if (field !== undefined && !isInstanceField(field.text)) {
      report.add({
        severity: 'warning',
        code: 'unknown-word',
        ...at(field.node),
        message: `"${field.text}" is not a field that an instance can read.`,
        suggestion: 'Known are status.hostIP, status.podIP, spec.nodeName, metadata.name, metadata.namespace.',
      })
    }
  }
}

/** The containers of one instance share its address, so a port is taken for all of them. */
function checkPorts(ports: readonly Located[], usesHostNetwork: boolean, report: Report): void {
  const names = ports.flatMap((port) => wordOf(valueAt(port, 'name')) ?? [])
  reportRepeated(names, 'duplicate-port', (name) => `Another port is named "${name}" too.`, report)
  const taken = new Set<string>()
  const takenOnHost = new Set<string>()
  for (const port of ports) {
    const protocol = textOf(valueAt(port, 'protocol')) ?? 'TCP'
    const inside = valueAt(port, 'container_port')
    const outside = valueAt(port, 'host_port')
    const number = numberOf(inside)
    const onHost = numberOf(outside)
    if (inside !== undefined && number !== undefined) {
      if (taken.has(`${number}/${protocol}`))
        report.add({severity: 'error', code: 'duplicate-port', ...at(inside), message: `Port ${number}/${protocol} is taken already.`})
      taken.add(`${number}/${protocol}`)
    }
    if (outside === undefined || onHost === undefined) continue
    const address = `${textOf(valueAt(port, 'host_ip')) ?? ''} ${onHost}/${protocol}`
    if (takenOnHost.has(address))
      report.add({severity: 'error', code: 'duplicate-port', ...at(outside), message: `Host port ${onHost}/${protocol} is taken already.`})
    takenOnHost.add(address)
    if (usesHostNetwork && number !== undefined && onHost !== number) {
      report.add({
        severity: 'error',
        code: 'contradiction',
        ...at(outside),
        message: `With host_network the host port must equal the container port ${number}.`,
        suggestion: `Write ${number}.`,
      })
    }
  }
}

function checkHostNetwork(component: Located, ports: readonly Located[], report: Report): void {
  const flag = valueAt(component, 'host_network')
  if (flag === undefined || flagOf(flag) !== true || ports.length > 0) return
  report.add({
    severity: 'warning',
    code: 'incomplete',
    ...at(flag),
    message: 'A component on the host network names the ports that it uses, so that two of them never meet on one node.',
    suggestion: 'Add ports to its container.',
  })
}

function checkConfiguration(path: Located | undefined, report: Report): void {
  const text = textOf(path)
  if (path === undefined || text === undefined || text.startsWith('/')) return
  report.add({
    severity: 'error',
    code: 'bad-format',
    ...at(path),
    message: 'The path in the container must be absolute.',
    suggestion: `Write "/${text}".`,
  })
}
