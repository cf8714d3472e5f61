import type {Health, OutputLine} from '../../support/hosting/health.js'
import type {Mechanism} from '../contract.js'
import type {PluginDescriptor} from './descriptor.js'

/** A mechanism that a person added, as it runs in one agent. What it does there harms only itself. */
export type HostedMechanism = {
  readonly descriptor: PluginDescriptor
  readonly mechanism: Mechanism
  /** What it wrote last, oldest first. */
  output(): readonly OutputLine[]
  health(): Health
  /** Resolves when no change that it began is under way. */
  settled(): Promise<void>
  /** Ends what runs it. Safe twice. */
  close(): Promise<void>
}
