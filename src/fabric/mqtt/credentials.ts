import {X509Certificate} from 'node:crypto'
import {OperationalError} from '../../support/errors.js'
import type {TopicPlace} from '../contract/topics.js'
import {identityOf} from '../identity.js'

/** PEM: whom to trust, one's own certificate, and its key. */
export type Credentials = {readonly ca: string; readonly cert: string; readonly key: string}

/** The place that one's own certificate speaks for. Throws where it is none, or says nothing. */
export function ownPlace({cert}: Credentials): TopicPlace {
  const place = identityOf(new X509Certificate(cert))
  if (place !== undefined) return place
  throw new OperationalError('The certificate does not say whose it is.', {
    code: 'fabric-identity-missing',
    exit: 'invalid',
    hints: ['It needs exactly one subject alternative name of the kind URI: mlsysops:<slice>:<layer>:<cluster>:<node>.'],
  })
}
