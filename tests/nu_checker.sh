# The Nu HTML checker, from the npm package its makers publish, put beside the packages of the tests. Sourced.

NU_VERSION=26.9.27
NU_SUM=4e441de4315f39a582f5e6edbe8cd3b2b1f655aa1dde3620faface791133217c417b12f3f7ead2d8336d8e7efe44f5226618258b44a0860057e9125135e6b428
get_nu_checker() {
  [ ! -f "$BIN/../vnu.jar" ] || return 0
  nu=$(mktemp -d)
  (cd "$nu" && npm pack --silent "vnu-jar@$NU_VERSION" && echo "$NU_SUM  vnu-jar-$NU_VERSION.tgz" | sha512sum --check --status \
    && tar -xzf "vnu-jar-$NU_VERSION.tgz" package/build/dist/vnu.jar) >/dev/null 2>&1 \
    && mv "$nu/package/build/dist/vnu.jar" "$BIN/../vnu.jar"
  rm -rf "$nu"
  [ -f "$BIN/../vnu.jar" ]
}
