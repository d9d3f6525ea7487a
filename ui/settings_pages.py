"""The pages of the settings window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from agent.client import LanguageChoice, Problem, ShortcutChoice, Snapshot, ThemeChoice
from ui import present_settings
from ui import settings_words as words
from ui.languages import NAMES
from ui.present_capture import Tone
from ui.present_settings import PROXY, Agreement, SettingsSeen
from ui.settings_fields import (
    Choice,
    ChoiceField,
    KeysField,
    NumberField,
    SettingField,
    Spin,
)
from ui.switch import Switch
from ui.theme import GRID
from ui.tongue import tr
from ui.widgets import ErrorLabel, Picker, field_label, frame, text_label, title_label

_MOST_NUMBER = 1_000_000
_MOST_BLUR = 64
_DAY_MINUTES = 24 * 60
_LEAST_MEGABYTES = 50
_LIST_ROWS = 4
EXCLUDED = "privacy.excluded_apps"
_OWN = "own"


class SettingsPage(QWidget):
    """One page: a title and fields below each other."""

    setting_wanted = Signal(str, tuple)

    def __init__(self, title: str, intro: str = "") -> None:
        super().__init__()
        self.fields: list[SettingField] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 2 * GRID, 0)
        self.column.setSpacing(GRID)
        self.column.addWidget(title_label(title))
        if intro:
            self.column.addWidget(text_label(intro, Tone.PLAIN))

    def add(self, field: SettingField) -> None:
        """One more field below."""
        field.into(self.column)
        field.changed.connect(self.setting_wanted)
        self.fields.append(field)

    def show_seen(self, seen: SettingsSeen, _snapshot: Snapshot) -> None:
        """Show what holds now."""
        for field in self.fields:
            field.show_seen(seen)


class ExcludedField(SettingField):
    """The apps that are blacked out: a list to take from, a box to add to."""

    def __init__(self) -> None:
        self.list = QListWidget()
        super().__init__(EXCLUDED, self.list, tr(words.EXCLUDED), tr(words.EXCLUDED_HINT))
        self.list.setUniformItemSizes(True)
        self.none = text_label(tr(words.EXCLUDED_NONE), Tone.PLAIN)
        self.remove = QPushButton(tr(words.REMOVE))
        self.remove.clicked.connect(self.remove_app)
        self.name = Picker()
        self.name.setEditable(True)
        self.name.setInsertPolicy(Picker.InsertPolicy.NoInsert)
        self.name_label = field_label(tr(words.ADD_APP), self.name)
        self.name_hint = text_label(tr(words.ADD_APP_HINT), Tone.PLAIN)
        self.add = QPushButton(tr(words.ADD))
        self.add.clicked.connect(self.add_app)
        self.add_error = ErrorLabel(self.name)
        line = self.name.lineEdit()
        if line is not None:
            line.returnPressed.connect(self.add_app)
        self.list.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        self.values: tuple[str, ...] = ()
        self._apps: tuple[str, ...] = ()

    def into(self, layout: QVBoxLayout) -> None:
        """The list with Remove, then the box with Add."""
        layout.addSpacing(2 * GRID)
        if self.label is not None:
            layout.addWidget(self.label)
        layout.addWidget(self.hint)
        layout.addWidget(self.none)
        layout.addWidget(self.list)
        layout.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.note)
        layout.addWidget(self.error)
        layout.addSpacing(GRID)
        layout.addWidget(self.name_label)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        layout.addLayout(row)
        layout.addWidget(self.name_hint)
        layout.addWidget(self.add_error)

    def show_seen(self, seen: SettingsSeen) -> None:
        """Show the list; where it was set by an administrator it cannot be changed."""
        super().show_seen(seen)
        may = self.list.isEnabled()
        for part in (self.name, self.add):
            part.setEnabled(may)
        self.remove.setEnabled(may and self.list.currentRow() >= 0)

    def take(self, values: tuple[str, ...]) -> None:
        """List the apps; the one that was chosen stays so."""
        if values != self.values or self.list.count() != len(values):
            row = self.list.currentRow()
            self.list.clear()
            self.list.addItems(values)
            self.list.setCurrentRow(min(row, len(values) - 1))
            self.values = values
            self.offer(self._apps)
        some = bool(values)
        self.none.setVisible(not some)
        self.list.setVisible(some)
        self.remove.setVisible(some)
        tall = self.list.sizeHintForRow(0) * min(len(values), _LIST_ROWS) + 4 * GRID
        self.list.setFixedHeight(max(tall, 1))

    def offer(self, apps: tuple[str, ...]) -> None:
        """Offer these to be added; what is being written stays."""
        self._apps = apps
        known = {one.lower() for one in self.values}
        text = self.name.currentText()
        self.name.clear()
        self.name.addItems([one for one in apps if one.lower() not in known])
        self.name.setEditText(text)

    def add_app(self) -> None:
        """Exclude what stands in the box."""
        name = self.name.currentText().strip()
        self.add_error.say("")
        if name:
            self.ask(*self.values, name)

    def remove_app(self) -> None:
        """Let the chosen app be seen again."""
        item = self.list.currentItem()
        if item is not None:
            self.ask(*(one for one in self.values if one != item.text()))

    def done(self) -> None:
        """Ready for the next name."""
        super().done()
        self.add_error.say("")
        self.name.setEditText("")

    def refuse(self, problem: Problem) -> None:
        """Only a name can be refused."""
        self.add_error.say(present_settings.refused(self.key, problem))


class TextField(SettingField):
    """A setting that is a text, set with Enter or when the field is left; empty: `empty`."""

    def __init__(self, key: str, label: str, placeholder: str, empty: str, hint: str = "") -> None:
        self.line = QLineEdit()
        super().__init__(key, self.line, label, hint)
        self.line.setPlaceholderText(placeholder)
        self._empty = empty
        self._shown = ""
        self.line.editingFinished.connect(self.ask_text)
        self.line.textEdited.connect(lambda _: self.error.say(""))

    def take(self, values: tuple[str, ...]) -> None:
        """Show the text."""
        self._shown = "" if values[0] == self._empty else values[0]
        if not self.line.isModified() or not self.line.hasFocus():
            self.line.setText(self._shown)

    def ask_text(self) -> None:
        """Ask for what was written, if it is something else."""
        text = self.line.text().strip()
        if text != self._shown or self.error.text():
            self.line.setModified(False)
            self.ask(text or self._empty)


class CertificatesField(TextField):
    """A file of certificates, chosen or written."""

    def __init__(self) -> None:
        super().__init__("network.ca_file", tr(words.CA_FILE), tr(words.CA_FILE_NONE), "")
        self.choose = QPushButton(tr(words.CHOOSE_FILE))
        self.choose.clicked.connect(self.open_dialog)
        self.dialog: QFileDialog | None = None

    def into(self, layout: QVBoxLayout) -> None:
        """The button stands beside the field."""
        super().into(layout)
        at = layout.indexOf(self.line)
        layout.removeWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        layout.insertLayout(at, row)

    def show_seen(self, seen: SettingsSeen) -> None:
        """The button goes with the field."""
        super().show_seen(seen)
        self.choose.setEnabled(self.line.isEnabled())

    def open_dialog(self) -> None:
        """Choose a file; nothing waits for it."""
        dialog = QFileDialog(self.line.window(), tr(words.CHOOSE_FILE_TITLE))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = f"{tr(words.CERTIFICATES)} (*.pem *.crt *.cer)"
        dialog.setNameFilters([kinds, f"{tr(words.ALL_FILES)} (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_file)
        self.dialog = dialog
        dialog.open()

    def take_file(self, file: str) -> None:
        """Set the file that was chosen."""
        self.line.setText(file)
        self.error.say("")
        self.ask(file)


class ProxyField(SettingField):
    """None, the system's, or an address of one's own."""

    def __init__(self) -> None:
        self.choice = Choice(
            (
                ("", tr(words.PROXY_SYSTEM)),
                ("none", tr(words.PROXY_NONE)),
                (_OWN, tr(words.PROXY_OWN)),
            )
        )
        super().__init__(PROXY, self.choice, tr(words.PROXY), tr(words.PROXY_HINT))
        self.line = QLineEdit()
        self.error = ErrorLabel(self.line)  # only what is written here can be refused
        self.line.setPlaceholderText("http://proxy.example:8080")
        self.line.setAccessibleName(tr(words.PROXY_ADDRESS))
        self.line.textEdited.connect(lambda _: self.error.say(""))
        self.line.editingFinished.connect(self.ask_address)
        self.choice.currentIndexChanged.connect(lambda _: self._chosen())
        self._shown = ""
        self._show_line()

    def into(self, layout: QVBoxLayout) -> None:
        """The address stands below the choice."""
        super().into(layout)
        layout.insertWidget(layout.indexOf(self.choice) + 1, self.line)

    def take(self, values: tuple[str, ...]) -> None:
        """Show what holds; an address that is being written stays."""
        value = values[0]
        self._shown = value if value not in ("", "none") else ""
        if self.choice.currentData() == _OWN and self.line.isModified():
            return
        self.choice.setCurrentIndex(self.choice.findData(value if not self._shown else _OWN))
        self.line.setText(self._shown)
        self._show_line()

    def ask_address(self) -> None:
        """Ask for the address that was written."""
        text = self.line.text().strip()
        if text and (text != self._shown or self.error.text()):
            self.ask(text)

    def done(self) -> None:
        """The address is what holds."""
        super().done()
        self.line.setModified(False)

    def _chosen(self) -> None:
        self._show_line()
        self.error.say("")
        if self.choice.currentData() == _OWN:
            self.line.setFocus()
        else:
            self.line.setModified(False)
            self.ask(str(self.choice.currentData()))

    def _show_line(self) -> None:
        own = self.choice.currentData() == _OWN
        self.line.setVisible(own)
        self.hint.setVisible(own)


class PrivacyPage(SettingsPage):
    """What is kept out of pictures."""

    def __init__(self, title: str) -> None:
        super().__init__(title, tr(words.PRIVACY_INTRO))
        self.excluded = ExcludedField()
        self.add(self.excluded)
        blur = Spin(words.PIXELS, 0, _MOST_BLUR, tr(words.BLUR_NONE))
        self.blur = NumberField("privacy.blur", blur, tr(words.BLUR))
        self.add(self.blur)
        self.camera = TextField(
            "camera", tr(words.CAMERA), tr(words.CAMERA_FIRST), "none", tr(words.CAMERA_HINT)
        )
        self.add(self.camera)
        self.column.addStretch(1)


class NetworkPage(SettingsPage):
    """How the network and the disk may be used."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        uploads = Choice(
            (("always", tr(words.UPLOADS_ALWAYS)), ("unmetered", tr(words.UPLOADS_UNMETERED)))
        )
        self.uploads = ChoiceField("network.uploads", uploads, tr(words.UPLOADS))
        speed = Spin(words.KILOBYTES, 0, _MOST_NUMBER, tr(words.SPEED_NONE))
        self.speed = NumberField("network.kilobytes_per_s", speed, tr(words.SPEED))
        self.proxy = ProxyField()
        self.certificates = CertificatesField()
        quota = Spin(words.MEGABYTES, _LEAST_MEGABYTES, _MOST_NUMBER)
        self.quota = NumberField("storage.quota_megabytes", quota, tr(words.QUOTA))
        for field in (self.uploads, self.speed, self.proxy, self.certificates, self.quota):
            self.add(field)
        self.column.addStretch(1)


class LookPage(SettingsPage):
    """How the windows look and in which language they speak."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        themes = Choice([(choice.value, tr(words.THEMES[choice])) for choice in ThemeChoice])
        self.theme = ChoiceField("app.theme", themes, tr(words.THEME), tr(words.TEXT_SIZE))
        system = (LanguageChoice.SYSTEM.value, tr(words.LANGUAGE_SYSTEM))
        languages = Choice([system, *((one.value, name) for one, name in NAMES.items())])
        self.language = ChoiceField("app.language", languages, tr(words.LANGUAGE))
        self.add(self.theme)
        self.add(self.language)
        self.column.addStretch(1)


class StartPage(SettingsPage):
    """Starting with the session, and reminders."""

    start_wanted = Signal(bool)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.start = Switch(tr(words.AUTOSTART))
        self.start.clicked.connect(self.start_wanted)
        self.start_hint = text_label(tr(words.AUTOSTART_HINT), Tone.PLAIN)
        self.start_error = ErrorLabel(self.start)
        self.column.addSpacing(2 * GRID)
        for part in (self.start, self.start_hint, self.start_error):
            self.column.addWidget(part)
        self.column.addSpacing(4 * GRID)
        self.column.addWidget(text_label(tr(words.REMINDERS_INTRO), Tone.PLAIN))
        never = tr(words.NEVER)
        self.clock_in = NumberField(
            "reminders.clock_in_minutes",
            Spin(words.MINUTES, 0, _DAY_MINUTES, never),
            tr(words.REMIND_CLOCK_IN),
        )
        self.long_session = NumberField(
            "reminders.long_session_minutes",
            Spin(words.MINUTES, 0, _DAY_MINUTES, never),
            tr(words.REMIND_LONG),
        )
        keys = Choice([(one.value, tr(words.SHORTCUTS[one])) for one in ShortcutChoice])
        self.shortcut = KeysField(
            "app.shortcut",
            keys,
            tr(words.SHORTCUT),
            tr(words.SHORTCUT_HINT),
            tr(words.SHORTCUT_CHANGE),
        )
        self.add(self.clock_in)
        self.add(self.long_session)
        self.add(self.shortcut)
        self.column.addStretch(1)

    def show_seen(self, seen: SettingsSeen, snapshot: Snapshot) -> None:
        """Show what holds now."""
        super().show_seen(seen, snapshot)
        starts = seen.about.starts_with_session
        self.start.setEnabled(starts is not None)
        self.start.setChecked(bool(starts))
        self.start_hint.setText(
            tr(words.AUTOSTART_NONE) if starts is None else tr(words.AUTOSTART_HINT)
        )


class ConsentsPage(SettingsPage):
    """What was agreed to on each contract."""

    read_wanted = Signal(str)
    withdraw_wanted = Signal(str, str)
    """The contract and its title."""

    def __init__(self, title: str) -> None:
        super().__init__(title, tr(words.CONSENTS_INTRO))
        self.none = text_label(tr(words.CONSENTS_NONE), Tone.PLAIN)
        self.column.addWidget(self.none)
        self.cards: list[QWidget] = []
        self.error = ErrorLabel(self.none)
        self.list = QVBoxLayout()
        self.list.setSpacing(2 * GRID)
        self.column.addLayout(self.list)
        self.column.addWidget(self.error)
        self.column.addStretch(1)
        self._shown: tuple[Agreement, ...] = ()

    def show_seen(self, seen: SettingsSeen, snapshot: Snapshot) -> None:
        """One card for each contract."""
        agreements = present_settings.agreements(snapshot, seen.consents)
        self.none.setVisible(not agreements)
        if agreements == self._shown:
            return
        self._shown = agreements
        for card in self.cards:
            self.list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(one) for one in agreements]
        for card in self.cards:
            self.list.addWidget(card)

    def _card(self, one: Agreement) -> QWidget:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        column.addWidget(title_label(one.title))
        column.addWidget(text_label(one.employer, Tone.PLAIN))
        column.addWidget(text_label(one.text))
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        read = QPushButton(one.read)
        read.setAccessibleName(tr(words.READ).format(contract=one.title))
        read.clicked.connect(lambda: self.read_wanted.emit(one.contract))
        row.addWidget(read)
        if one.agreed:
            withdraw = QPushButton(tr(words.WITHDRAW))
            withdraw.setAccessibleName(tr(words.WITHDRAW_OF).format(contract=one.title))
            withdraw.clicked.connect(lambda: self.withdraw_wanted.emit(one.contract, one.title))
            row.addWidget(withdraw)
        row.addStretch(1)
        column.addLayout(row)
        return card


class AboutPage(SettingsPage):
    """Which program this is, and where it keeps its things."""

    folder_wanted = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(4 * GRID)
        self.grid.setVerticalSpacing(2 * GRID)
        self.grid.setColumnStretch(1, 1)
        self.column.addSpacing(2 * GRID)
        self.column.addLayout(self.grid)
        self.values: list[QLabel] = []
        self._folder = ""
        self.open = QPushButton(tr(words.OPEN_FOLDER))
        self.open.clicked.connect(lambda: self.folder_wanted.emit(self._folder))
        self.column.addSpacing(2 * GRID)
        self.column.addWidget(self.open, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def show_seen(self, seen: SettingsSeen, snapshot: Snapshot) -> None:
        """Fill the table; its rows are always the same ones."""
        self._folder = seen.about.data_folder
        for row, (name, text) in enumerate(present_settings.facts(snapshot, seen.about)):
            if row == len(self.values):
                label = text_label(name, Tone.PLAIN)
                label.setWordWrap(False)
                value = text_label()
                flags = Qt.TextInteractionFlag
                value.setTextInteractionFlags(
                    flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
                )
                value.setAccessibleName(name)
                self.grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
                self.grid.addWidget(value, row, 1)
                self.values.append(value)
            # A path has no blanks to break at.
            self.values[row].setText(text.replace("/", "/\u200b") if "/" in text else text)
