import { t } from "../language";

export function Ask() {
  return <h1>{t("shell.ask")}</h1>;
}
