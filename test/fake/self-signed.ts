/**
 * A certificate for localhost that no authority signed, with its key, valid until 2126. For tests on loopback
 * only; made with: openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500
 * -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1
 */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgODuT68BCwI8isr1i
Pe8p978MNMBuP5r4B3B69EtuDbyhRANCAASCSQ6BHvM2ttl75nAF0jgn45l5oCeU
HYgFoBVsC9c2ZDYzgGbi/nhDNZ03Rwtl/ZzRFVIbb5W8kBA9ohrkMEz0
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUXmEbOWt48nDxcMXj99L+NTagzZkwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMDExNTI0NFoYDzIxMjYxMDI3
MTE1MjQ0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASCSQ6BHvM2ttl75nAF0jgn45l5oCeUHYgFoBVsC9c2ZDYzgGbi/nhD
NZ03Rwtl/ZzRFVIbb5W8kBA9ohrkMEz0o28wbTAdBgNVHQ4EFgQUTmj3Jy3HrAuZ
dTl1v1zW1/J1Y/0wHwYDVR0jBBgwFoAUTmj3Jy3HrAuZdTl1v1zW1/J1Y/0wDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAOBfSkDkxNS2LBEDM5672+A+E4RYu+KKWs2EO53ruuLIAiEA
xotxPmxqss5evO8leBZRHp04KNzxnsry6f3PojGrr6E=
-----END CERTIFICATE-----
`,
} as const;
