#!/usr/bin/env bash
set -euo pipefail

# Make the folder of the testbed
install -d -m 700 <FOLDER>/state/testbeds/default

# Save its configuration
cat > <FOLDER>/state/testbeds/default/config.json <<'END'
{
  "driver": "kubernetes",
  "name": "default",
  "stateDir": "<FOLDER>/state/testbeds/default",
  "kubeconfig": "<FOLDER>/state/testbeds/default/kubeconfig",
  "clusters": [
    {
      "name": "cluster-1",
      "context": "mlsysops-default-cluster-1",
      "ports": {
        "api": <PORT>,
        "etcd": <PORT>,
        "etcdPeer": <PORT>
      },
      "nodes": 1
    }
  ],
  "agents": {
    "port": <PORT>,
    "isPortAsked": false,
    "tokenPath": "<FOLDER>/state/testbeds/default/token",
    "brokerPort": <PORT>,
    "brokerPorts": {
      "cluster-1": <PORT>
    }
  }
}
END

# Save the descriptions of its nodes
cat > <FOLDER>/state/testbeds/default/nodes.json <<'END'
{
"cluster-1": [
{"name":"cluster-1-node-1","cluster_id":"cluster-1","continuum_layer":"cloud","labels":["node-type:server"],"availability":"stable","price":{"value":0.62,"currency":"EUR"},"environment":{"node_type":"virtualized","os":"ubuntu","container_runtime":["containerd"]},"hardware":{"cpu":{"architecture":"amd64","cores":16,"performance_indicator":6000},"memory":64,"disk":500}}
]
}
END

# Make the folder of cluster-1
install -d -m 700 <FOLDER>/state/testbeds/default/cluster-1

# Make the folder of its keys
install -d -m 700 <FOLDER>/state/testbeds/default/cluster-1/keys

# Make the folder of its etcd
install -d -m 700 <FOLDER>/state/testbeds/default/cluster-1/etcd

# Make the certificates of cluster-1
(
  umask 077; cd <FOLDER>/state/testbeds/default/cluster-1/keys; test ! -s service-account.pub || exit 0
  printf '[req]\ndistinguished_name=name\n[name]\n' > openssl.cnf
  make() { openssl req -config openssl.cnf -x509 -new -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 1825 "$@" 2> /dev/null; }
  for authority in cluster-ca etcd-ca front-proxy-ca; do
    make -subj "/CN=cluster-1 $authority" -addext basicConstraints=critical,CA:TRUE,pathlen:0 \
      -addext keyUsage=critical,keyCertSign,cRLSign -keyout "$authority.key" -out "$authority.crt"
  done
  make -CA etcd-ca.crt -CAkey etcd-ca.key -subj /CN=etcd -addext basicConstraints=critical,CA:FALSE \
    -addext extendedKeyUsage=serverAuth,clientAuth -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout etcd.key -out etcd.crt
  make -CA etcd-ca.crt -CAkey etcd-ca.key -subj /CN=kube-apiserver -addext basicConstraints=critical,CA:FALSE \
    -addext extendedKeyUsage=clientAuth -keyout etcd-client.key -out etcd-client.crt
  make -CA cluster-ca.crt -CAkey cluster-ca.key -subj /CN=kube-apiserver -addext basicConstraints=critical,CA:FALSE \
    -addext extendedKeyUsage=serverAuth -addext subjectAltName=DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local,IP:127.0.0.1,IP:10.96.0.1 -keyout kube-apiserver.key -out kube-apiserver.crt
  make -CA cluster-ca.crt -CAkey cluster-ca.key -subj /O=system:masters/CN=kube-apiserver-kubelet-client -addext basicConstraints=critical,CA:FALSE \
    -addext extendedKeyUsage=clientAuth -keyout kubelet-client.key -out kubelet-client.crt
  make -CA front-proxy-ca.crt -CAkey front-proxy-ca.key -subj /CN=front-proxy-client -addext basicConstraints=critical,CA:FALSE \
    -addext extendedKeyUsage=clientAuth -keyout front-proxy.key -out front-proxy.crt
  make -CA cluster-ca.crt -CAkey cluster-ca.key -subj /O=system:masters/CN=kubernetes-admin -addext basicConstraints=critical,CA:FALSE \
    -addext extendedKeyUsage=clientAuth -keyout admin.key -out admin.crt
  make -CA cluster-ca.crt -CAkey cluster-ca.key -subj /CN=system:kube-controller-manager -addext basicConstraints=critical,CA:FALSE \
    -addext extendedKeyUsage=clientAuth -keyout kube-controller-manager.key -out kube-controller-manager.crt
  make -CA cluster-ca.crt -CAkey cluster-ca.key -subj /CN=system:kube-scheduler -addext basicConstraints=critical,CA:FALSE \
    -addext extendedKeyUsage=clientAuth -keyout kube-scheduler.key -out kube-scheduler.crt
  openssl ecparam -name prime256v1 -genkey -noout -out service-account.key
  openssl ec -in service-account.key -pubout -out service-account.pub 2> /dev/null
  rm openssl.cnf
)

# Save the kubeconfig of admin of cluster-1
cat > <FOLDER>/state/testbeds/default/cluster-1/admin.kubeconfig <<'END'
{
  "apiVersion": "v1",
  "kind": "Config",
  "clusters": [
    {
      "name": "mlsysops-default-cluster-1",
      "cluster": {
        "server": "https://127.0.0.1:<PORT>",
        "certificate-authority": "<FOLDER>/state/testbeds/default/cluster-1/keys/cluster-ca.crt"
      }
    }
  ],
  "users": [
    {
      "name": "mlsysops-default-cluster-1",
      "user": {
        "client-certificate": "<FOLDER>/state/testbeds/default/cluster-1/keys/admin.crt",
        "client-key": "<FOLDER>/state/testbeds/default/cluster-1/keys/admin.key"
      }
    }
  ],
  "contexts": [
    {
      "name": "mlsysops-default-cluster-1",
      "context": {
        "cluster": "mlsysops-default-cluster-1",
        "user": "mlsysops-default-cluster-1"
      }
    }
  ],
  "current-context": "mlsysops-default-cluster-1"
}
END

# Save the kubeconfig of kube-controller-manager of cluster-1
cat > <FOLDER>/state/testbeds/default/cluster-1/kube-controller-manager.kubeconfig <<'END'
{
  "apiVersion": "v1",
  "kind": "Config",
  "clusters": [
    {
      "name": "mlsysops-default-cluster-1",
      "cluster": {
        "server": "https://127.0.0.1:<PORT>",
        "certificate-authority": "<FOLDER>/state/testbeds/default/cluster-1/keys/cluster-ca.crt"
      }
    }
  ],
  "users": [
    {
      "name": "mlsysops-default-cluster-1",
      "user": {
        "client-certificate": "<FOLDER>/state/testbeds/default/cluster-1/keys/kube-controller-manager.crt",
        "client-key": "<FOLDER>/state/testbeds/default/cluster-1/keys/kube-controller-manager.key"
      }
    }
  ],
  "contexts": [
    {
      "name": "mlsysops-default-cluster-1",
      "context": {
        "cluster": "mlsysops-default-cluster-1",
        "user": "mlsysops-default-cluster-1"
      }
    }
  ],
  "current-context": "mlsysops-default-cluster-1"
}
END

# Save the kubeconfig of kube-scheduler of cluster-1
cat > <FOLDER>/state/testbeds/default/cluster-1/kube-scheduler.kubeconfig <<'END'
{
  "apiVersion": "v1",
  "kind": "Config",
  "clusters": [
    {
      "name": "mlsysops-default-cluster-1",
      "cluster": {
        "server": "https://127.0.0.1:<PORT>",
        "certificate-authority": "<FOLDER>/state/testbeds/default/cluster-1/keys/cluster-ca.crt"
      }
    }
  ],
  "users": [
    {
      "name": "mlsysops-default-cluster-1",
      "user": {
        "client-certificate": "<FOLDER>/state/testbeds/default/cluster-1/keys/kube-scheduler.crt",
        "client-key": "<FOLDER>/state/testbeds/default/cluster-1/keys/kube-scheduler.key"
      }
    }
  ],
  "contexts": [
    {
      "name": "mlsysops-default-cluster-1",
      "context": {
        "cluster": "mlsysops-default-cluster-1",
        "user": "mlsysops-default-cluster-1"
      }
    }
  ],
  "current-context": "mlsysops-default-cluster-1"
}
END

# Save the kubeconfig of cluster-1
kubectl --kubeconfig <FOLDER>/state/testbeds/default/cluster-1/admin.kubeconfig config view --flatten > <FOLDER>/state/testbeds/default/cluster-1/kubeconfig

# Start etcd of cluster-1
setsid <FOLDER>/bin/etcd \
  --name=cluster-1 \
  --data-dir=<FOLDER>/state/testbeds/default/cluster-1/etcd \
  --listen-client-urls=https://127.0.0.1:<PORT> \
  --advertise-client-urls=https://127.0.0.1:<PORT> \
  --listen-peer-urls=https://127.0.0.1:<PORT> \
  --initial-advertise-peer-urls=https://127.0.0.1:<PORT> \
  --initial-cluster=cluster-1=https://127.0.0.1:<PORT> \
  --cert-file=<FOLDER>/state/testbeds/default/cluster-1/keys/etcd.crt \
  --peer-cert-file=<FOLDER>/state/testbeds/default/cluster-1/keys/etcd.crt \
  --key-file=<FOLDER>/state/testbeds/default/cluster-1/keys/etcd.key \
  --peer-key-file=<FOLDER>/state/testbeds/default/cluster-1/keys/etcd.key \
  --trusted-ca-file=<FOLDER>/state/testbeds/default/cluster-1/keys/etcd-ca.crt \
  --peer-trusted-ca-file=<FOLDER>/state/testbeds/default/cluster-1/keys/etcd-ca.crt \
  --client-cert-auth \
  --peer-client-cert-auth \
  > <FOLDER>/state/testbeds/default/cluster-1/etcd.log 2>&1 < /dev/null &
printf '{"pid":%s,"startTime":"%s:%s"}\n' "$!" "$(< /proc/sys/kernel/random/boot_id)" "$(cut -d ' ' -f 22 "/proc/$!/stat")" > <FOLDER>/state/testbeds/default/cluster-1/etcd.pid

# Start the API server of cluster-1
setsid <FOLDER>/bin/kube-apiserver \
  --bind-address=127.0.0.1 \
  --advertise-address=127.0.0.1 \
  --secure-port=<PORT> \
  --endpoint-reconciler-type=none \
  --feature-gates=WatchList=false \
  --etcd-servers=https://127.0.0.1:<PORT> \
  --etcd-cafile=<FOLDER>/state/testbeds/default/cluster-1/keys/etcd-ca.crt \
  --etcd-certfile=<FOLDER>/state/testbeds/default/cluster-1/keys/etcd-client.crt \
  --etcd-keyfile=<FOLDER>/state/testbeds/default/cluster-1/keys/etcd-client.key \
  --authorization-mode=Node,RBAC \
  --anonymous-auth=false \
  --enable-admission-plugins=NodeRestriction \
  --allow-privileged=true \
  --profiling=false \
  --feature-gates=WatchList=false \
  --service-cluster-ip-range=10.96.0.0/16 \
  --client-ca-file=<FOLDER>/state/testbeds/default/cluster-1/keys/cluster-ca.crt \
  --tls-cert-file=<FOLDER>/state/testbeds/default/cluster-1/keys/kube-apiserver.crt \
  --tls-private-key-file=<FOLDER>/state/testbeds/default/cluster-1/keys/kube-apiserver.key \
  --kubelet-certificate-authority=<FOLDER>/state/testbeds/default/cluster-1/keys/cluster-ca.crt \
  --kubelet-client-certificate=<FOLDER>/state/testbeds/default/cluster-1/keys/kubelet-client.crt \
  --kubelet-client-key=<FOLDER>/state/testbeds/default/cluster-1/keys/kubelet-client.key \
  --kubelet-preferred-address-types=InternalIP \
  --service-account-issuer=https://kubernetes.default.svc.cluster.local \
  --service-account-key-file=<FOLDER>/state/testbeds/default/cluster-1/keys/service-account.pub \
  --service-account-signing-key-file=<FOLDER>/state/testbeds/default/cluster-1/keys/service-account.key \
  --proxy-client-cert-file=<FOLDER>/state/testbeds/default/cluster-1/keys/front-proxy.crt \
  --proxy-client-key-file=<FOLDER>/state/testbeds/default/cluster-1/keys/front-proxy.key \
  --requestheader-client-ca-file=<FOLDER>/state/testbeds/default/cluster-1/keys/front-proxy-ca.crt \
  --requestheader-allowed-names=front-proxy-client \
  --requestheader-extra-headers-prefix=X-Remote-Extra- \
  --requestheader-group-headers=X-Remote-Group \
  --requestheader-username-headers=X-Remote-User \
  > <FOLDER>/state/testbeds/default/cluster-1/kube-apiserver.log 2>&1 < /dev/null &
printf '{"pid":%s,"startTime":"%s:%s"}\n' "$!" "$(< /proc/sys/kernel/random/boot_id)" "$(cut -d ' ' -f 22 "/proc/$!/stat")" > <FOLDER>/state/testbeds/default/cluster-1/kube-apiserver.pid

# Wait for the API server of cluster-1
until curl --silent --fail --output /dev/null \
  --cacert <FOLDER>/state/testbeds/default/cluster-1/keys/cluster-ca.crt --cert <FOLDER>/state/testbeds/default/cluster-1/keys/admin.crt --key <FOLDER>/state/testbeds/default/cluster-1/keys/admin.key \
  https://127.0.0.1:<PORT>/readyz; do sleep 0.2; done

# Start the controller manager of cluster-1
setsid <FOLDER>/bin/kube-controller-manager \
  --kubeconfig=<FOLDER>/state/testbeds/default/cluster-1/kube-controller-manager.kubeconfig \
  --authentication-kubeconfig=<FOLDER>/state/testbeds/default/cluster-1/kube-controller-manager.kubeconfig \
  --authorization-kubeconfig=<FOLDER>/state/testbeds/default/cluster-1/kube-controller-manager.kubeconfig \
  --leader-elect=false \
  --secure-port=0 \
  --profiling=false \
  --kube-api-qps=500 \
  --kube-api-burst=1000 \
  --use-service-account-credentials=true \
  --service-account-private-key-file=<FOLDER>/state/testbeds/default/cluster-1/keys/service-account.key \
  --root-ca-file=<FOLDER>/state/testbeds/default/cluster-1/keys/cluster-ca.crt \
  --cluster-signing-cert-file=<FOLDER>/state/testbeds/default/cluster-1/keys/cluster-ca.crt \
  --cluster-signing-key-file=<FOLDER>/state/testbeds/default/cluster-1/keys/cluster-ca.key \
  --service-cluster-ip-range=10.96.0.0/16 \
  > <FOLDER>/state/testbeds/default/cluster-1/kube-controller-manager.log 2>&1 < /dev/null &
printf '{"pid":%s,"startTime":"%s:%s"}\n' "$!" "$(< /proc/sys/kernel/random/boot_id)" "$(cut -d ' ' -f 22 "/proc/$!/stat")" > <FOLDER>/state/testbeds/default/cluster-1/kube-controller-manager.pid

# Start the scheduler of cluster-1
setsid <FOLDER>/bin/kube-scheduler \
  --kubeconfig=<FOLDER>/state/testbeds/default/cluster-1/kube-scheduler.kubeconfig \
  --authentication-kubeconfig=<FOLDER>/state/testbeds/default/cluster-1/kube-scheduler.kubeconfig \
  --authorization-kubeconfig=<FOLDER>/state/testbeds/default/cluster-1/kube-scheduler.kubeconfig \
  --leader-elect=false \
  --secure-port=0 \
  --profiling=false \
  --kube-api-qps=500 \
  --kube-api-burst=1000 \
  > <FOLDER>/state/testbeds/default/cluster-1/kube-scheduler.log 2>&1 < /dev/null &
printf '{"pid":%s,"startTime":"%s:%s"}\n' "$!" "$(< /proc/sys/kernel/random/boot_id)" "$(cut -d ' ' -f 22 "/proc/$!/stat")" > <FOLDER>/state/testbeds/default/cluster-1/kube-scheduler.pid

# Start KWOK of cluster-1
setsid <FOLDER>/bin/kwok \
  --kubeconfig=<FOLDER>/state/testbeds/default/cluster-1/admin.kubeconfig \
  --config=/opt/mlsysops/testbed/kubernetes/kwok.yaml \
  > <FOLDER>/state/testbeds/default/cluster-1/kwok.log 2>&1 < /dev/null &
printf '{"pid":%s,"startTime":"%s:%s"}\n' "$!" "$(< /proc/sys/kernel/random/boot_id)" "$(cut -d ' ' -f 22 "/proc/$!/stat")" > <FOLDER>/state/testbeds/default/cluster-1/kwok.pid

# Add 1 node to cluster-1
kubectl --kubeconfig <FOLDER>/state/testbeds/default/cluster-1/admin.kubeconfig create -f - <<'END'
{"apiVersion":"v1","kind":"Node","metadata":{"name":"cluster-1-node-1","labels":{"node-type":"server","mlsysops.eu/continuumLayer":"cloud","kubernetes.io/hostname":"cluster-1-node-1","kubernetes.io/arch":"amd64","kubernetes.io/os":"linux"},"annotations":{"kwok.x-k8s.io/node":"fake"}},"status":{"capacity":{"cpu":"16000m","memory":"68719476736","ephemeral-storage":"500000000000","pods":"110"},"allocatable":{"cpu":"16000m","memory":"68719476736","ephemeral-storage":"500000000000","pods":"110"},"nodeInfo":{"architecture":"amd64","bootID":"","containerRuntimeVersion":"containerd://kwok","kernelVersion":"","kubeProxyVersion":"","kubeletVersion":"kwok","machineID":"","operatingSystem":"linux","osImage":"ubuntu","systemUUID":""}}}
END

# Wait for the controller manager of cluster-1
until kubectl --kubeconfig <FOLDER>/state/testbeds/default/cluster-1/admin.kubeconfig get --raw /api/v1/namespaces/default/serviceaccounts/default > /dev/null 2>&1; do sleep 0.2; done

# Wait for the nodes of cluster-1
kubectl --kubeconfig <FOLDER>/state/testbeds/default/cluster-1/admin.kubeconfig wait --for=condition=Ready node --all --timeout=120s > /dev/null

# Add mlsysops-default-cluster-1 to <FOLDER>/state/testbeds/default/kubeconfig
mkdir -p <FOLDER>/state/testbeds/default
merged=$(KUBECONFIG=<FOLDER>/state/testbeds/default/kubeconfig:<FOLDER>/state/testbeds/default/cluster-1/kubeconfig kubectl config view --flatten)
(umask 077; printf '%s\n' "$merged" > <FOLDER>/state/testbeds/default/kubeconfig)

# Teach cluster-1 the kinds and rights of the agents
kubectl --kubeconfig <FOLDER>/state/testbeds/default/cluster-1/kubeconfig apply --server-side --force-conflicts -f /opt/mlsysops/testbed/manifests/crds
# then the namespaces, fences and rights of agents, which `mlsysops agent manifests` prints too, and a description of each node

# Create the token of its API
(umask 077; test -s <FOLDER>/state/testbeds/default/token || openssl rand -hex 32 > <FOLDER>/state/testbeds/default/token)

# Give each agent its certificates, its rights and its file
# <FOLDER>/state/testbeds/default/agents: continuum, cluster-cluster-1; certificates for the fabric and for each API server, and an agent.yaml each

# Start the agent continuum
setsid node \
  /opt/mlsysops/bin/run.js \
  agent \
  run \
  --config \
  <FOLDER>/state/testbeds/default/agents/continuum/agent.yaml \
  > <FOLDER>/state/testbeds/default/agents/continuum.log 2>&1 < /dev/null &
printf '{"pid":%s,"startTime":"%s:%s"}\n' "$!" "$(< /proc/sys/kernel/random/boot_id)" "$(cut -d ' ' -f 22 "/proc/$!/stat")" > <FOLDER>/state/testbeds/default/agents/continuum.pid

# Start the agent cluster-cluster-1
setsid node \
  /opt/mlsysops/bin/run.js \
  agent \
  run \
  --config \
  <FOLDER>/state/testbeds/default/agents/cluster-cluster-1/agent.yaml \
  > <FOLDER>/state/testbeds/default/agents/cluster-cluster-1.log 2>&1 < /dev/null &
printf '{"pid":%s,"startTime":"%s:%s"}\n' "$!" "$(< /proc/sys/kernel/random/boot_id)" "$(cut -d ' ' -f 22 "/proc/$!/stat")" > <FOLDER>/state/testbeds/default/agents/cluster-cluster-1.pid

# Wait for the agent continuum
until grep -q '^Ready on ' <FOLDER>/state/testbeds/default/agents/continuum.log; do sleep 0.1; done

# Wait for the agent cluster-cluster-1
until grep -q '^Ready on ' <FOLDER>/state/testbeds/default/agents/cluster-cluster-1.log; do sleep 0.1; done

# Wait until all agents are heard
until test "$(curl --silent --header "Authorization: Bearer $(cat <FOLDER>/state/testbeds/default/token)" http://127.0.0.1:<PORT>/v1/agents | grep -o '"state":"online"' | wc -l)" -ge 2; do sleep 0.2; done
