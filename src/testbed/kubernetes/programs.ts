import type {Command} from '../launch.js'
import {type Binaries, type ClusterPlan, filesOf, LOOPBACK, type Program, SERVICE_RANGE} from './cluster-plan.js'

/**
 * Streamed lists need an etcd that reports its progress (3.4.25 or later). Distributions have older ones; with them a client that is offered such
 * lists sees nothing for seconds, and longer each time. One that is not offered them lists and watches as ever.
 */
const WITHOUT_STREAMED_LISTS = '--feature-gates=WatchList=false'

/** The command line of each part of a control plane. Nothing listens beyond the loopback address, and nobody is served without a certificate. */
export function commandOf(program: Program, plan: ClusterPlan, binaries: Binaries): Command {
  const args = {
    etcd: etcd(plan),
    'kube-apiserver': apiServer(plan),
    'kube-controller-manager': controllerManager(plan),
    'kube-scheduler': scheduler(plan),
    kwok: kwok(plan),
  }[program]
  return {file: binaries[program], args}
}

function etcd(plan: ClusterPlan): readonly string[] {
  const files = filesOf(plan)
  const client = `https://${LOOPBACK}:${plan.ports.etcd}`
  const peer = `https://${LOOPBACK}:${plan.ports.etcdPeer}`
  return [
    `--name=${plan.name}`,
    `--data-dir=${files.data}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=${plan.name}=${peer}`,
    ...['--cert-file', '--peer-cert-file'].map((flag) => `${flag}=${files.certificate('etcd')}`),
    ...['--key-file', '--peer-key-file'].map((flag) => `${flag}=${files.key('etcd')}`),
    ...['--trusted-ca-file', '--peer-trusted-ca-file'].map((flag) => `${flag}=${files.certificate('etcd-ca')}`),
    '--client-cert-auth',
    '--peer-client-cert-auth',
    ...(plan.isDurable ? [] : ['--unsafe-no-fsync']),
  ]
}

function apiServer(plan: ClusterPlan): readonly string[] {
  const files = filesOf(plan)
  return [
    `--bind-address=${LOOPBACK}`,
    `--advertise-address=${LOOPBACK}`,
    `--secure-port=${plan.ports.api}`,
    // A loopback address must not become the endpoint of a Service: the reconciler would fail on it for ever.
    '--endpoint-reconciler-type=none',
    // Not with an etcd before 3.4.31 and 3.5.13: KWOK would ask for it again and again, and watch nothing meanwhile.
    '--feature-gates=WatchList=false',
    `--etcd-servers=https://${LOOPBACK}:${plan.ports.etcd}`,
    `--etcd-cafile=${files.certificate('etcd-ca')}`,
    `--etcd-certfile=${files.certificate('etcd-client')}`,
    `--etcd-keyfile=${files.key('etcd-client')}`,
    '--authorization-mode=Node,RBAC',
    '--anonymous-auth=false',
    '--enable-admission-plugins=NodeRestriction',
    '--allow-privileged=true',
    '--profiling=false',
    WITHOUT_STREAMED_LISTS,
    `--service-cluster-ip-range=${SERVICE_RANGE}`,
    `--client-ca-file=${files.certificate('cluster-ca')}`,
    `--tls-cert-file=${files.certificate('kube-apiserver')}`,
    `--tls-private-key-file=${files.key('kube-apiserver')}`,
    `--kubelet-certificate-authority=${files.certificate('cluster-ca')}`,
    `--kubelet-client-certificate=${files.certificate('kubelet-client')}`,
    `--kubelet-client-key=${files.key('kubelet-client')}`,
    // The names of nodes are known to nobody else: without it there are no logs, no `exec` and no `port-forward`.
    '--kubelet-preferred-address-types=InternalIP',
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${files.serviceAccountPublicKey}`,
    `--service-account-signing-key-file=${files.key('service-account')}`,
    `--proxy-client-cert-file=${files.certificate('front-proxy')}`,
    `--proxy-client-key-file=${files.key('front-proxy')}`,
    `--requestheader-client-ca-file=${files.certificate('front-proxy-ca')}`,
    '--requestheader-allowed-names=front-proxy-client',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-username-headers=X-Remote-User',
  ]
}

function controllerManager(plan: ClusterPlan): readonly string[] {
  const files = filesOf(plan)
  return [
    ...clientOf(files.kubeconfigOf('kube-controller-manager')),
    '--use-service-account-credentials=true',
    `--service-account-private-key-file=${files.key('service-account')}`,
    `--root-ca-file=${files.certificate('cluster-ca')}`,
    `--cluster-signing-cert-file=${files.certificate('cluster-ca')}`,
    `--cluster-signing-key-file=${files.key('cluster-ca')}`,
    `--service-cluster-ip-range=${SERVICE_RANGE}`,
  ]
}

function scheduler(plan: ClusterPlan): readonly string[] {
  return clientOf(filesOf(plan).kubeconfigOf('kube-scheduler'))
}

/**
 * The only one of its kind: no lease to wait for; and it serves nothing that anybody asks for. Its server is its neighbour: the usual brake of 20
 * requests a second would make its start wait for seconds.
 */
function clientOf(kubeconfig: string): readonly string[] {
  const flags = ['--kubeconfig', '--authentication-kubeconfig', '--authorization-kubeconfig']
  return [
    ...flags.map((flag) => `${flag}=${kubeconfig}`),
    ...['--leader-elect=false', '--secure-port=0', '--profiling=false', '--kube-api-qps=500', '--kube-api-burst=1000'],
  ]
}

function kwok(plan: ClusterPlan): readonly string[] {
  return [`--kubeconfig=${filesOf(plan).kubeconfigOf('admin')}`, `--config=${plan.kwokConfig}`]
}
