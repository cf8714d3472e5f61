import {CATALOGUE} from '../../policy/builtin/catalogue.js'
import {standingPolicy} from '../../policy/builtin/standing.js'
import {OperationalError} from '../../support/errors.js'
import {notFound} from './refusals.js'

/** Of a policy that is asked for by its name and was not added: of one that comes with the product what can be done with it. */
export function policyNotAdded(name: string, added: readonly string[]): OperationalError {
  const isStanding = standingPolicy(name) !== undefined
  const isSettable = CATALOGUE.some((one) => one.name === name)
  if (!isStanding && !isSettable) return notFound('policy', name, added)
  if (!isStanding) return builtIn(name, [`mlsysops policy add ${name} has it run; mlsysops policy catalogue ${name} says what it does.`])
  if (!isSettable)
    return builtIn(name, [
      'It keeps the slice as it is described: it can be neither stopped, bound nor removed.',
      'One of your own takes its place where it has its name: mlsysops policy add FILE',
      `What it does: mlsysops policy decisions --policy ${name}`,
    ])
  return builtIn(name, [
    `To stop it: mlsysops policy disable ${name}`,
    `To bind or set it: mlsysops policy add ${name} (--app, --priority, --set)`,
    `What it does: mlsysops policy decisions --policy ${name}`,
  ])
}

function builtIn(name: string, hints: readonly string[]): OperationalError {
  return new OperationalError(`${name} is built in, and nobody added it.`, {code: 'policy-not-found', exit: 'remote', hints})
}
