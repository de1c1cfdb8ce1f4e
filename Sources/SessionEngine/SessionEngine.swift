// SessionEngine
