import {itemsOf, type Located, numberOf, textOf, valueAt} from '../source/located.js'
import {at, type Report} from '../source/report.js'
import {componentsOf} from './application.js'

const KINDS = ['camera', 'temperature', 'accelerometer', 'barometer', 'air_quality', 'humidity', 'sound', 'co2'] as const

/** The sensors of components name one kind each, their ranges are not empty, and their variables do not clash. */
export function checkSensors(root: Located, report: Report): void {
  for (const {node} of componentsOf(root)) {
    const sensors = itemsOf(valueAt(node, 'sensors'))
    checkSensorList(sensors, report)
    const variables = new Set<string>()
    for (const sensor of sensors) {
      const variable = valueAt(sensor, 'endpoint_variable')
      const name = textOf(variable)
      if (variable === undefined || name === undefined) continue
      if (variables.has(name))
        report.add({
          severity: 'error',
          code: 'duplicate-env',
          ...at(variable),
          message: `Another sensor's endpoint is put into ${name} already.`,
        })
      variables.add(name)
    }
  }
}

/** The same for what nodes offer. */
export function checkSensorList(sensors: readonly Located[], report: Report): void {
  for (const sensor of sensors) {
    if (sensor.kind !== 'map') continue
    const kinds = KINDS.filter((kind) => valueAt(sensor, kind) !== undefined)
    if (kinds.length === 0) {
      report.add({
        severity: 'warning',
        code: 'incomplete',
        ...at(sensor),
        message: 'This entry names no sensor.',
        suggestion: `Add one of ${KINDS.join(', ')}.`,
      })
    }
    for (const kind of kinds) checkRange(valueAt(sensor, kind), report)
  }
}

function checkRange(sensor: Located | undefined, report: Report): void {
  for (const [group, low, high] of [
    [sensor, 'measurement_min', 'measurement_max'],
    [valueAt(sensor, 'sampling_frequency'), 'min', 'max'],
  ] as const) {
    const least = numberOf(valueAt(group, low))
    const most = valueAt(group, high)
    const number = numberOf(most)
    if (least === undefined || most === undefined || number === undefined || least <= number) continue
    report.add({
      severity: 'error',
      code: 'contradiction',
      ...at(most),
      message: `The highest value ${number} is below the lowest, ${least}.`,
    })
  }
}
