{{- define "kestra-mcp.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "kestra-mcp.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else if contains (include "kestra-mcp.name" .) .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "kestra-mcp.name" .) | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "kestra-mcp.selectorLabels" -}}
app.kubernetes.io/name: {{ include "kestra-mcp.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "kestra-mcp.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{ include "kestra-mcp.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "kestra-mcp.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "kestra-mcp.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}

{{- define "kestra-mcp.publicHost" -}}
{{- get (urlParse .Values.publicUrl) "host" -}}
{{- end -}}

{{- /* How many pods there may be at once. */ -}}
{{- define "kestra-mcp.mostReplicas" -}}
{{- if .Values.autoscaling.enabled -}}{{ .Values.autoscaling.maxReplicas }}{{- else -}}{{ .Values.replicaCount }}{{- end -}}
{{- end -}}

{{- /* What the gateway would refuse only at start, or what would be wrong in silence. */ -}}
{{- define "kestra-mcp.check" -}}
{{- $_ := required "Set kestra.url: Kestra's address as the pods reach it." .Values.kestra.url -}}
{{- $_ := required "Set signIn.issuerUrl: without a provider the gateway serves nobody but its own pod." .Values.signIn.issuerUrl -}}
{{- $_ := required "Set publicUrl: the gateway's address as clients reach it, with https and without /mcp." .Values.publicUrl -}}
{{- range $name, $value := .Values.settings -}}
{{- if or (regexMatch "(PASSWORD|TOKEN|SECRET|_KEYS?)$" $name) (has $name (list "KESTRA_MCP_HOST" "KESTRA_MCP_PORT" "KESTRA_MCP_MANAGEMENT_HOST" "KESTRA_MCP_MANAGEMENT_PORT" "KESTRA_MCP_PUBLIC_URL" "KESTRA_BASE_URL" "KESTRA_TENANT_ID" "KESTRA_MCP_CREDENTIALS" "OIDC_ISSUER_URL" "KESTRA_MCP_STORE" "KESTRA_MCP_POLICY_FILE" "KESTRA_MCP_TLS_CERTIFICATE_FILE" "KESTRA_MCP_TLS_KEY_FILE" "KESTRA_MCP_TRUSTED_PROXIES")) -}}
{{- fail (printf "settings.%s: the chart sets this itself, or it is a secret, which only extraEnv may name." $name) -}}
{{- end -}}
{{- end -}}
{{- if and (gt (int (include "kestra-mcp.mostReplicas" .)) 1) (not .Values.store.url) -}}
{{- fail "More than one replica needs store.url (PostgreSQL): each would keep tokens, codes and keys of its own." -}}
{{- end -}}
{{- if and (eq .Values.kestra.credentials "shared") (not .Values.kestra.existingSecret) -}}
{{- fail "kestra.credentials is shared, so that kestra.existingSecret must name a secret with Kestra's credential." -}}
{{- end -}}
{{- if and (or .Values.store.url (eq .Values.kestra.credentials "per-user") .Values.signIn.authorizationServer) (not .Values.encryption.existingSecret) -}}
{{- fail "What is kept is sealed: encryption.existingSecret must name a secret with keys (kestra-mcp key generate)." -}}
{{- end -}}
{{- if and .Values.signIn.authorizationServer (not .Values.signIn.clientId) -}}
{{- fail "The authorization server signs users in at the provider: set signIn.clientId and signIn.existingSecret." -}}
{{- end -}}
{{- end -}}
