import { t } from "../language";

export function Start() {
  return <h1>{t("shell.start")}</h1>;
}
