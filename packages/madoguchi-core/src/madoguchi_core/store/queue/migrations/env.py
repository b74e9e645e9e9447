"""表を今の版にする（Alembic が読む）。接続は、呼ぶ側が渡す。"""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True)
context.run_migrations()
