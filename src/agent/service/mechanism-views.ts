import {aboutMechanism} from '../../mechanism/contract.js'
import type {MechanismArtifact} from '../../mechanism/plugin/artifact.js'
import type {Loop} from '../loop/loop.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import type {HostedMechanisms} from '../roles/hosted-mechanisms.js'
import {isMechanismAbout} from '../roles/report-payloads.js'
import type {MechanismView} from '../service.js'
import {CONTINUUM} from '../topics.js'
import {joined} from './joined.js'
import type {MechanismLibrary} from './mechanism-library.js'

export type MechanismViewPorts = {
  readonly view: ContinuumView
  readonly loop: Loop
  readonly mechanismLibrary: MechanismLibrary
  readonly hostedMechanisms: HostedMechanisms
}

/** What runs anywhere, and what was added and runs nowhere (yet). */
export function mechanismViews(ports: MechanismViewPorts): readonly MechanismView[] {
  const here = ports.loop.mechanisms().map((one) => ({...aboutMechanism(one), agents: [CONTINUUM]}))
  const loaded = [...here, ...joined(ports.view.abouts, 'mechanisms', isMechanismAbout, (a) => a)]
  const records = ports.mechanismLibrary.all()
  const idle = records
    .filter(({artifact}) => loaded.every(({name}) => name !== artifact.name))
    .map(({artifact}) => viewOfArtifact(artifact))
  return [...loaded, ...idle].map((one) => {
    const record = records.find(({artifact}) => artifact.name === one.name)
    return record === undefined ? one : {...one, added: record, reports: reportsOf(one.name, ports)}
  })
}

/** Of one that runs nowhere. */
export function viewOfArtifact({name, summary, descriptor}: MechanismArtifact): MechanismView {
  return {name, summary, commandSchema: descriptor.commandSchema, agents: []}
}

function reportsOf(name: string, {view, hostedMechanisms}: MechanismViewPorts): NonNullable<MechanismView['reports']> {
  const own = hostedMechanisms.reports().map((report) => ({...report, agent: CONTINUUM}))
  const below = [...view.mechanismReports].flatMap(([agent, reports]) => reports.map((report) => ({...report, agent})))
  return [...own, ...below].filter((report) => report.name === name)
}
