"""
madoguchi の中心: 記録・規則・手続きの判定。

公開の名は、部屋（サブパッケージ）ごとに並べてある。部屋を読み込むまでは、何も読まない。

- 判定する: ``registry.build_registry`` → ``visit.judge_case`` → ``procedures.Plan``
- 台帳を読む: ``store.open_residents``、``records``
- 出す: ``gate.Gate`` を通して ``handover``・``forms``・``queue``
- 規則を書く: ``rules``、``procedures.Procedure``
- 部品を書く: ``hookspecs.hookimpl``、``municipality``
"""
