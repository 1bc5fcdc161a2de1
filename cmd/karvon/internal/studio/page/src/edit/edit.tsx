import { t } from "../language";

export function Edit() {
  return <h1>{t("shell.edit")}</h1>;
}
