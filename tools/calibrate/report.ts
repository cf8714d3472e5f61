import {type Comparison, LIMITS} from './compare.js'
import type {Parameters} from './scenario.js'

/** As Markdown, for docs/calibration.md. */
export function report({speed, overheadMs}: Parameters, comparisons: readonly Comparison[]): string {
  const validated = comparisons.filter(({measured}) => measured.purpose === 'validate')
  const within = validated.filter(({isWithin}) => isWithin).length
  return `${[
    `Fitted: speed ${speed.toFixed(3)} of a reference core, overhead ${overheadMs.toFixed(2)} ms a request.`,
    '',
    ...table(comparisons),
    '',
    `${within} of ${validated.length} cells that the fit did not see are within ${percent(LIMITS.p50)} (p50) and ${percent(LIMITS.p95)} (p95).`,
  ].join('\n')}\n`
}

function table(comparisons: readonly Comparison[]): readonly string[] {
  const head = [
    'cell',
    'load',
    'requests',
    'p50 measured',
    'simulated',
    'error',
    'p95 measured',
    'simulated',
    'error',
    'speed',
    'others',
    'stolen',
  ]
  const rows = comparisons.map(({measured, simulated, p50Error, p95Error, isWithin}) => [
    `${measured.purpose}, ${measured.neighbour ? 'neighbour' : 'alone'}`,
    measured.load.toFixed(1),
    `${measured.requests} / ${simulated.requests}`,
    ms(measured.p50Ms),
    ms(simulated.p50Ms),
    signed(p50Error),
    ms(measured.p95Ms),
    ms(simulated.p95Ms),
    `${signed(p95Error)}${isWithin ? '' : ' **missed**'}`,
    measured.speed.toFixed(3),
    percent(measured.noise.others),
    percent(measured.noise.stolen),
  ])
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`
}

function signed(share: number): string {
  return `${share > 0 ? '+' : ''}${(100 * share).toFixed(1)} %`
}
