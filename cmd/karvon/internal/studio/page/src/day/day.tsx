import { t } from "../language";

export function Day() {
  return <h1>{t("shell.day")}</h1>;
}
